// Runs once, for the source panel. `element`, `trigger` and `watch` come from gr.HTML.
// Links in the page are only #cite-TURN-NUMBER and #turn-N; the server looks a click up in the session's own answers.
// More of a document's text comes from /reading and /finding as HTML that only the server's own writers made.
element.setAttribute('role', 'region');
element.setAttribute('aria-label', document.querySelector('#log') ? '근거 문서' : '문서 읽기');
let opener = null;
const article = () => element.querySelector('article.source');
const unitsIn = (text) => [...text.querySelectorAll('tbody[data-unit], :not(thead):not(tbody)[data-unit]')];

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="#cite-"], a.back');
  if (!link) return;
  const href = link.getAttribute('href');
  const cited = /^#cite-(\d{1,6})-(\d{1,3})$/.exec(href);
  event.preventDefault();
  if (cited) {
    if (!element.contains(link)) opener = href;
    if (isOpen(cited) && element.querySelector('#quote')) reveal();
    else if (isOpen(cited)) jump(Number(element.querySelector('[data-quoted]').dataset.quoted)).then(reveal);
    else trigger('click', { turn: Number(cited[1]), number: Number(cited[2]), whole: false });
  } else if (element.contains(link)) {
    goBack();
  }
}, true);

function isOpen([, turn, number]) {
  return article()?.dataset.turn === turn && article()?.dataset.number === number;
}

element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button || !article()) return;
  const { act, more: way, go } = button.dataset;
  if (way) more(Number(way), button);
  else if (go) jump(Number(go)).then((unit) => show(unit, true));
  else if (act === 'earlier' || act === 'later') step(act === 'later' ? 1 : -1);
  else if (act === 'whole' || act === 'quote') {
    const { turn, number } = article().dataset;
    trigger('click', { turn: Number(turn), number: Number(number), whole: act === 'whole' });
  }
});

element.addEventListener('keydown', (event) => {
  if (event.isComposing) return;
  if (event.target.matches('.find input')) {
    if (event.key === 'Enter') { event.preventDefault(); step(event.shiftKey ? -1 : 1); }
    if (event.key === 'Escape' && event.target.value) { event.target.value = ''; find(''); event.stopPropagation(); return; }
  }
  if (event.key === 'Escape' && element.contains(document.activeElement)) goBack();
});

function goBack() {
  const link = opener && document.querySelector(`#log a[href="${opener}"], #detail a[href="${opener}"]`);
  (link || document.querySelector('#question textarea'))?.focus();
  link?.scrollIntoView({ block: 'center' });
}

watch('value', () => requestAnimationFrame(opened));

function opened() {
  forget();
  const input = element.querySelector('.find input');
  if (input) input.value = '';
  element.querySelectorAll('details.outline').forEach((outline) => { outline.open = false; });
  for (let part = element; part; part = part.parentElement) if (part.scrollTop && part !== document.documentElement) part.scrollTop = 0;
  reveal();
  watchEnds();
  head.disconnect();
  const title = element.querySelector('#source-title');
  if (title) head.observe(title);
}

function reveal() {
  const quote = element.querySelector('#quote');
  const target = quote || element.querySelector('#source-title, .notice');
  if (!target) return;
  target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  target.focus({ preventScroll: true });
}

// More of the text -----------------------------------------------------------------------------------------------
async function fetched(unit, way, much) {
  const { name, stamp, span } = article().dataset;
  const answer = await fetch('/reading?' + new URLSearchParams({ name, stamp, span, unit, way, much }));
  if (!answer.ok) { await complain(answer); return null; }
  const part = document.createElement('template');
  part.innerHTML = await answer.text();
  return part.content;
}

async function complain(answer) {
  if (answer.status === 401) return; // on the way to the login
  const words = answer.status < 500 ? await answer.text() : '';
  const said = document.createElement('p');
  said.className = 'notice';
  said.setAttribute('role', 'alert');
  said.textContent = words || '글을 더 불러오지 못했습니다. 잠시 뒤에 다시 해 보세요.';
  article().querySelector('.text').prepend(said);
}

let coming = false;
async function more(way, button) {
  const here = article();
  const text = here.querySelector('.text');
  const all = unitsIn(text);
  if (coming || !all.length) return;
  coming = true;
  try {
    const edge = all[way < 0 ? 0 : all.length - 1];
    const content = await fetched(edge.dataset.unit, way, here.classList.contains('whole') ? 1 : 0);
    if (!content || article() !== here) return;
    const focused = button && document.activeElement === button;
    const added = place(text, content, way);
    if (focused && added) focusOn(added);
    ends(text);
  } finally {
    coming = false;
  }
  watchEnds();
}

// Puts new pieces in; rows of a table that is already there go into it. Keeps what is being read where it is.
function place(text, content, way) {
  const scroller = scrolled();
  const height = scroller.scrollHeight;
  const table = content.querySelector('.table[data-table]');
  const first = unitsIn(content)[0];
  const edge = way < 0 ? text.querySelector('.more [data-more="-1"]')?.parentElement : text.querySelector('.more [data-more="1"]')?.parentElement;
  const tables = [...content.children].filter((part) => part.matches('.table[data-table]'));
  const joint = way < 0 ? tables.at(-1) : tables[0];
  const near = joint && [...text.children].find((part) => part.dataset.table === joint.dataset.table);
  if (near && (way < 0 ? joint === content.lastElementChild : joint === content.firstElementChild)) {
    const bodies = [...joint.querySelectorAll(':scope > table > tbody')];
    const into = near.querySelector(':scope > table');
    if (way < 0) into.querySelector(':scope > tbody').before(...bodies); else into.append(...bodies);
    const heads = joint.querySelector(':scope > table > thead[data-unit]');
    if (heads && way < 0) into.querySelector(':scope > thead')?.setAttribute('data-unit', heads.dataset.unit);
    joint.remove();
  }
  if (way < 0) edge ? edge.after(content) : text.prepend(content);
  else edge ? edge.before(content) : text.append(content);
  if (way < 0) scroller.scrollTop += scroller.scrollHeight - height;
  if (found.words) paint();
  return first;
}

// The buttons at both ends, only where something follows.
function ends(text) {
  const all = unitsIn(text);
  const missing = { '-1': Number(all[0]?.dataset.unit) > 0, 1: Number(all.at(-1)?.dataset.unit) < Number(article().dataset.units) - 1 };
  for (const way of ['-1', '1']) {
    const button = text.querySelector(`[data-more="${way}"]`);
    if (!missing[way]) button?.parentElement.remove();
    else if (!button) {
      const line = document.createElement('p');
      line.className = 'more';
      line.innerHTML = `<button type="button" class="button plain small" data-more="${way}"></button>`;
      line.firstChild.textContent = way === '1' ? '뒤 내용 더 보기' : '앞 내용 더 보기';
      way === '1' ? text.append(line) : text.prepend(line);
    }
  }
}

function scrolled() {
  for (let part = element; part; part = part.parentElement) {
    const flow = getComputedStyle(part).overflowY;
    if ((flow === 'auto' || flow === 'scroll') && part.scrollHeight > part.clientHeight) return part;
  }
  return document.scrollingElement;
}

// What is read is named in the line that stays in sight, once the head is out of it.
const head = new IntersectionObserver((seen) => {
  element.querySelector('.top')?.classList.toggle('past', !seen.at(-1).isIntersecting);
}, { rootMargin: '-60px 0px 0px 0px' });

// A whole document comes on as it is read.
const ahead = new IntersectionObserver((seen) => {
  for (const one of seen) if (one.isIntersecting) more(Number(one.target.firstElementChild.dataset.more));
}, { rootMargin: '600px 0px', scrollMargin: '600px 0px' });
function watchEnds() {
  ahead.disconnect();
  if (article()?.classList.contains('whole')) {
    element.querySelectorAll('.text > .more:last-child').forEach((line) => ahead.observe(line));
  }
}

// Goes to a unit, with what stands around it in place of what is shown if it is far away.
async function jump(unit) {
  const text = article().querySelector('.text');
  let target = unitOf(text, unit);
  if (!target) {
    const content = await fetched(unit, 0, article().classList.contains('whole') ? 1 : 0);
    if (!content) return null;
    const quote = content.querySelector('mark');
    text.replaceChildren(content);
    if (quote) { quote.id = 'quote'; quote.tabIndex = -1; quote.setAttribute('aria-describedby', 'source-place'); }
    ends(text);
    watchEnds();
    if (found.words) paint();
    target = unitOf(text, unit);
  }
  return target;
}

function unitOf(text, unit) {
  return unitsIn(text).find((one) => one.dataset.unit === String(unit));
}

function show(unit, focus) {
  if (!unit) return;
  const outline = element.querySelector('details.outline');
  if (outline) outline.open = false;
  unit.scrollIntoView({ block: 'start' });
  if (focus) focusOn(unit);
}

function focusOn(unit) {
  if (!unit.hasAttribute('tabindex')) unit.tabIndex = -1;
  unit.focus({ preventScroll: true });
}

// Finding words in the whole document ------------------------------------------------------------------------------
let found = { words: '', units: [], at: -1, all: true };
let waiting = 0;
let asking = 0;
element.addEventListener('input', (event) => {
  if (!event.target.matches('.find input')) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => find(event.target.value), 250);
});
element.addEventListener('compositionend', (event) => {
  if (event.target.matches('.find input')) event.target.dispatchEvent(new Event('input', { bubbles: true }));
});

function forget() {
  asking++;
  found = { words: '', units: [], at: -1, all: true };
  CSS.highlights?.delete('found');
  CSS.highlights?.delete('found-here');
}

async function find(typed) {
  const words = typed.replace(/\s+/g, '');
  if (words === found.words) return;
  forget();
  if (!words) { count(); return; }
  const { name, stamp } = article().dataset;
  const mine = ++asking;
  const answer = await fetch('/finding?' + new URLSearchParams({ name, stamp, words }));
  if (!answer.ok) { await complain(answer); return; }
  const places = await answer.json();
  if (mine !== asking) return;  // other words were typed meanwhile
  found = { words, at: -1, ...places };
  count();
  if (!found.units.length) { paint(); return; }
  // Like every search it begins where one is reading.
  const top = element.querySelector('.top').getBoundingClientRect().bottom;
  const seen = unitsIn(article().querySelector('.text')).find((unit) => unit.getBoundingClientRect().bottom > top);
  const next = found.units.findIndex((unit) => unit >= Number(seen?.dataset.unit ?? 0));
  found.at = next < 0 ? -1 : next - 1;
  step(1);
}

async function step(way) {
  const input = element.querySelector('.find input');
  if (input && input.value.replace(/\s+/g, '') !== found.words) { await find(input.value); return; }
  const many = found.units.length;
  if (!many) return;
  found.at = found.at < 0 && way < 0 ? many - 1 : (found.at + way + many) % many;
  count();
  const unit = found.units[found.at];
  const target = await jump(unit);
  if (!target) return;
  paint();
  const ranges = rangesIn(target);
  const here = ranges[Math.min(found.at - found.units.indexOf(unit), ranges.length - 1)];
  if (!here) { target.scrollIntoView({ block: 'center' }); return; }
  CSS.highlights?.set('found-here', new Highlight(here));
  here.startContainer.parentElement.scrollIntoView({ block: 'center', inline: 'nearest' });
}

function count() {
  const said = element.querySelector('.find .count');
  if (!said) return;
  const many = found.units.length.toLocaleString('ko') + (found.all ? '' : '+');
  said.textContent = !found.words ? '' : !found.units.length ? '없음' : found.at < 0 ? `${many}곳` : `${found.at + 1} / ${many}`;
}

function paint() {
  if (!CSS.highlights) return;
  CSS.highlights.set('found', new Highlight(...unitsIn(article().querySelector('.text')).flatMap(rangesIn)));
}

// Where the words stand in a unit; white space between their letters does not count. A table's first rows have its heads.
function rangesIn(unit) {
  const parts = [unit];
  const heads = unit.tagName === 'TBODY' && unit.parentElement.querySelector(`:scope > thead[data-unit="${unit.dataset.unit}"]`);
  if (heads) parts.unshift(heads);
  const at = [];
  let text = '';
  for (const part of parts) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const words = walker.currentNode.data;
      for (let i = 0; i < words.length; i++) {
        if (/\s/.test(words[i])) continue;
        text += words[i].toLowerCase().length === 1 ? words[i].toLowerCase() : words[i];
        at.push([walker.currentNode, i]);
      }
    }
  }
  const wanted = found.words.toLowerCase();
  const ranges = [];
  for (let from = text.indexOf(wanted); wanted && from >= 0; from = text.indexOf(wanted, from + wanted.length)) {
    const range = new Range();
    range.setStart(...at[from]);
    const [node, end] = at[from + wanted.length - 1];
    range.setEnd(node, end + 1);
    ranges.push(range);
  }
  return ranges;
}
