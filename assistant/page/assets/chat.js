// Runs once for the chat page. `element`, `trigger` and `watch` come from gr.HTML.
// Buttons say their act in data-act; the server checks every field of what is sent to it.
// Gradio draws its parts one by one, in any order: nothing begins before those that are needed stand.
const needed = ['#log', '#current', '#editing', '#foot', '#question textarea'];
(function wait() {
  if (needed.every((part) => document.querySelector(part))) begin();
  else setTimeout(wait, 15);
})();

function begin() {
  const $ = (selector) => document.querySelector(selector);
  const log = $('#log');
  log.setAttribute('role', 'region');
  log.setAttribute('aria-label', '대화 내용');
  log.tabIndex = 0;
  const said = element.querySelector('#said');
  const sheet = element.querySelector('#judging-sheet');
  const box = () => $('#question textarea');
  const busy = () => $('#current [aria-busy]');
  const say = (words) => { said.textContent = ''; setTimeout(() => { said.textContent = words; }, 50); };

  // On narrow screens the composer stands over the turns: what is brought into view must know how high it is.
  new ResizeObserver(() => log.style.setProperty('--foot', `${$('#foot').offsetHeight}px`)).observe($('#foot'));

  const acts = {
    ask: (button) => { trigger('click', { act: 'ask', words: button.dataset.words }); box()?.focus(); },
    again: (button) => { trigger('click', { act: 'again', turn: turnOf(button) }); box()?.focus(); },
    widen: (button) => { trigger('click', { act: 'widen', turn: turnOf(button) }); box()?.focus(); },
    earlier: (button) => goBack(button),
    edit: (button) => trigger('edit', { turn: turnOf(button) }),
    leave: () => leave(),
    copy: (button) => copy(button),
    good: (button) => judge(turnOf(button), 'good', pressed(button) ? {} : { good: true }),
    bad: (button) => (pressed(button) ? judge(turnOf(button), 'bad', {}) : openSheet(turnOf(button))),
  };
  const turnOf = (button) => Number(button.closest('[data-turn]').dataset.turn);
  const pressed = (button) => button.getAttribute('aria-pressed') === 'true';

  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-act]');
    if (button && Object.hasOwn(acts, button.dataset.act)) acts[button.dataset.act](button);
    const menu = $('details.menu[open]');
    if (menu && !event.target.closest?.('summary')) menu.open = false;
  });

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    const menu = $('details.menu[open]');
    if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
    else if (event.target === box() && $('#editing .editing')) leave();
  });

  function leave() {
    trigger('leave', {});
    box()?.focus();
    keepSoon();
  }

  // Of a long talk the newest turns are drawn. Those before them come in above the one that was first, which stays
  // where it is; the one right above it gets the focus.
  let before = null;
  function goBack(button) {
    const first = Number(button.dataset.first);
    before = { first, top: $(`#turn-${first}`).getBoundingClientRect().top };
    trigger('earlier', { turn: first });
  }
  function wentBack() {
    const nearest = before && $(`#turn-${before.first - 1}`);
    if (!nearest) return false;
    const kept = $(`#turn-${before.first}`);
    const scroller = getComputedStyle(log).overflowY === 'visible' ? document.scrollingElement : log;
    scroller.scrollTop += kept.getBoundingClientRect().top - before.top;
    nearest.tabIndex = -1;
    nearest.focus({ preventScroll: true });
    const more = document.querySelectorAll('#past .turn').length;
    say(`앞의 문답을 더 펼쳤습니다. 지난 문답 ${more}개가 보입니다.`);
    before = null;
    return true;
  }

  // Copying: the clipboard where the browser grants it, else the old way, which needs no permission.
  async function copy(button) {
    let done = false;
    try {
      await navigator.clipboard.writeText(button.dataset.text);
      done = true;
    } catch {
      done = copySelected(button.dataset.text);
    }
    button.focus();
    button.dataset.said ??= button.textContent; // pressed again before the words are back, they are another's
    button.textContent = done ? '복사했습니다' : '복사하지 못했습니다';
    say(done ? '답변을 근거와 함께 복사했습니다.' : '복사하지 못했습니다. 글을 직접 골라 복사해 주세요.');
    setTimeout(() => { button.textContent = button.dataset.said; }, 2000);
  }

  function copySelected(text) {
    const area = document.createElement('textarea');
    area.value = text;
    area.style.cssText = 'position:fixed;top:0;left:-999px';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }

  // Judging: the pressed button is drawn anew with its turn, and where it stood another's may stand then, so it is
  // found again by its turn and its act.
  const judging = (turn, act) => `[data-turn="${turn}"] [data-act="${act}"]`;
  let refocus = null;
  function judge(turn, act, judgement) {
    refocus = judging(turn, act);
    trigger('judge', { turn, ...judgement });
    say('good' in judgement ? '의견을 남겼습니다. 고맙습니다.' : '의견을 거두었습니다.');
  }

  let judged = null;
  function openSheet(turn) {
    judged = turn;
    sheet.querySelector('form').reset();
    sheet.returnValue = '';
    sheet.showModal();
  }
  sheet.addEventListener('close', () => {
    if (sheet.returnValue === 'send') {
      const filled = new FormData(sheet.querySelector('form'));
      const words = (name) => String(filled.get(name) ?? '');
      judge(judged, 'bad', { good: false, reason: words('reason'), more: words('more'), wanted: words('wanted') });
    } else {
      $(judging(judged, 'bad'))?.focus();
    }
  });

  // An answer under way is followed, by whoever opens the talk; where following broke off, it is taken up again.
  let following = 0;
  function follow() {
    if (busy() && Date.now() - following > 2500) {
      following = Date.now();
      setTimeout(() => trigger('follow', {}), 0);
    }
  }
  setInterval(follow, 1000);

  let atEnd = false;
  const away = () => { atEnd = false; };
  for (const kind of ['wheel', 'touchmove']) document.addEventListener(kind, away, { passive: true });
  document.addEventListener('keydown', (event) => {
    if (['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown'].includes(event.key) && event.target !== box()) away();
  });
  for (const kind of ['pointerdown', 'focusin']) log.addEventListener(kind, away);

  let answering = false;
  let seen = '';
  new MutationObserver(() => {
    if (wentBack()) return;
    const turn = $('#current .turn');
    const now = Boolean(busy());
    if (now !== answering) {
      answering = now;
      if (now) { atEnd = true; following = 0; follow(); keepSoon(); say('답을 찾고 있습니다.'); }
      else if (turn) ended(turn);
    }
    if (refocus && document.activeElement === document.body) { $(refocus)?.focus(); refocus = null; }
    if (!turn) { seen = suggested = ''; return; }
    suggest(turn);
    // The newest question is brought into view and its answer followed as it grows, up to where the question would go
    // out of sight: who reads a long answer begins at its beginning. Whoever scrolls away is left where they are.
    if (turn.id !== seen) { atEnd = true; keepSoon(); }
    seen = turn.id;
    if (!atEnd) return;
    const end = $('#next .next') ?? turn;
    const top = Math.max(log.getBoundingClientRect().top, 0);
    const floor = Math.min(log.getBoundingClientRect().bottom, $('#foot').getBoundingClientRect().top);
    const tall = end.getBoundingClientRect().bottom - turn.getBoundingClientRect().top > floor - top;
    if (tall) turn.scrollIntoView({ block: 'start' });
    else if (end.getBoundingClientRect().bottom > floor) end.scrollIntoView({ block: 'end' });
  }).observe(log, { childList: true, subtree: true, characterData: true });

  // What may be asked next is looked for once the answer is there, and once for each answer.
  let suggested = '';
  function suggest(turn) {
    const answer = location.search + turn.id + turn.textContent;
    if (answer === suggested || busy() || !turn.querySelector('.answer')) return;
    suggested = answer;
    setTimeout(() => trigger('suggest', {}), 0);
  }

  // Once an answer is there, a screen reader hears its beginning and how much it rests on, not every word as it came.
  function ended(turn) {
    const shown = turn.querySelector('.words')?.cloneNode(true);
    shown?.querySelectorAll('button, [role=tooltip], a.cite').forEach((part) => part.remove());
    const words = shown?.textContent.trim() ?? '';
    const sources = turn.querySelectorAll('.sources li').length;
    const what = words ? `답: ${words.slice(0, 200)}${words.length > 200 ? '…' : ''}` : turn.querySelector('.notice, .state')?.textContent ?? '';
    say(what + (sources ? ` 근거 ${sources}개` : ''));
    const lost = document.activeElement === document.body || document.activeElement?.id === 'stop';
    if (lost && !matchMedia('(pointer: coarse)').matches) box()?.focus();
  }

  // A question taken up to be worded anew: the cursor goes to its end.
  new MutationObserver(() => {
    if (!$('#editing .editing')) return;
    box().focus();
    box().setSelectionRange(box().value.length, box().value.length);
  }).observe($('#editing'), { childList: true, subtree: true });

  // What was written and not yet sent outlives a page that is loaded anew or left for another, and a new login, in the
  // same tab and for the same person; who goes out leaves nothing. It is kept as it is written, for what a page keeps
  // while it is being left is lost now and then.
  const user = () => $('#header .user')?.textContent ?? '';
  let restored = false;
  let out = false;
  let keeping = 0;
  function keep() {
    clearTimeout(keeping);
    const words = box().value;
    try {
      if (words.trim() && !out) sessionStorage.setItem('mundap-words', JSON.stringify({ user: user(), words }));
      else if (restored) sessionStorage.removeItem('mundap-words');
    } catch { /* it is lost, then */ }
  }
  function keepSoon() {
    clearTimeout(keeping);
    keeping = setTimeout(keep, 300);
  }
  $('#question').addEventListener('input', keepSoon);
  document.addEventListener('mundap:leaving', keep);
  window.addEventListener('pagehide', keep);
  document.addEventListener('submit', (event) => { out ||= event.target.matches('form.leave'); });
  function restore() {
    if (restored) return;
    let kept = null;
    try { kept = JSON.parse(sessionStorage.getItem('mundap-words')); } catch { /* nothing was kept */ }
    if (kept?.user && !user()) return; // who is in is yet to be said
    restored = true;
    // The browser may have put the same words back by itself, without gradio's knowing.
    if (kept && kept.user === user() && [kept.words, ''].includes(box().value)) {
      box().value = kept.words;
      box().dispatchEvent(new Event('input', { bubbles: true }));
    }
    keep();
  }
  restore();
  new MutationObserver(restore).observe($('#header'), { childList: true, subtree: true });
}
