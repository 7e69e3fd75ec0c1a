// Runs once, for the list of conversations. `element`, `trigger` and `watch` come from gr.HTML.
// The address holds the open talk's key, so a reload, a bookmark and the way back find it again.
// Gradio draws its parts one by one, in any order: nothing begins before those that are needed stand.
const needed = ['#talks-head #talk-words', '#removal-sheet', '#unfold button', '#question textarea'];
(function wait() {
  if (needed.every((part) => document.querySelector(part))) begin();
  else setTimeout(wait, 15);
})();

function begin() {
  const column = document.querySelector('#talks');
  const main = document.querySelector('#main');
  const head = document.querySelector('#talks-head');
  const wide = matchMedia('(min-width: 1200px)');
  const words = head.querySelector('#talk-words');
  const nav = () => element.querySelector('nav');
  const asked = () => new URLSearchParams(location.search).get('talk') ?? '';
  column.setAttribute('role', 'complementary');
  column.setAttribute('aria-label', '지난 대화');

  let going = null; // the key that the reader is on the way to, by a step of the history that must be kept
  let focusAfter = null; // a selector of what gets the focus once the list or the talk is drawn

  const acts = {
    fresh: (link, event) => go(event, ''),
    fold: () => setFolded(true),
    unfold: () => setFolded(false),
    rename: (button) => rename(button.closest('li')),
    remove: (button) => confirmRemoval(button.closest('li')),
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-act]');
    if (button && Object.hasOwn(acts, button.dataset.act)) acts[button.dataset.act](button, event);
    const link = event.target.closest?.('#talks-list li > a');
    if (link) go(event, link.closest('li').dataset.talk);
    if (event.target === column && drawn()) setFolded(true);
  });

  function open(key, more) {
    document.dispatchEvent(new CustomEvent('mundap:opening'));
    if (!more) forget();
    trigger('select', { talk: key, ...more });
  }
  // Where a talk that is yet to begin is searched: in the document that another page named, or as before the reload.
  function forget() {
    try { sessionStorage.removeItem('mundap-scope'); } catch { /* nothing is remembered, then */ }
  }
  function begun() {
    const named = new URLSearchParams(location.search).get('document');
    let held = '';
    try { held = sessionStorage.getItem('mundap-scope') ?? ''; } catch { /* not remembered, then */ }
    return named ? { document: named } : { scope: held };
  }

  function go(event, key) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    going = key;
    focusAfter = key ? '#talk-title' : '#question textarea';
    open(key);
    if (drawn()) setFolded(true);
  }

  window.addEventListener('popstate', () => {
    if (asked() !== (nav()?.dataset.here ?? '')) open(asked());
  });
  document.addEventListener('mundap:back', () => {
    const here = nav()?.dataset.here ?? '';
    open(here, here ? {} : begun());
  });

  watch('value', () => {
    const here = nav()?.dataset.here ?? '';
    const address = here ? `?talk=${encodeURIComponent(here)}` : location.pathname;
    if (going !== null && asked() !== here) history.pushState(null, '', address);
    else if (asked() !== here) history.replaceState(null, '', address);
    going = null;
    if (here) forget();
    if (editing) rename(element.querySelector(`li[data-talk="${editing.key}"]`), editing.value);
    if ((nav()?.dataset.words ?? '') !== words.value.trim()) search();
    if (focusAfter) requestAnimationFrame(() => { document.querySelector(focusAfter)?.focus(); focusAfter = null; });
  });

  // Finding: what stands in the box counts, whole syllables or not, for the last syllable is always being composed.
  let waiting = 0;
  function search() {
    clearTimeout(waiting);
    waiting = setTimeout(() => trigger('search', { words: words.value.trim() }), 200);
  }
  words.addEventListener('input', search);
  words.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing && words.value) {
      event.stopPropagation();
      words.value = '';
      search();
    }
  });

  // Renaming, in the place of the title: Enter or leaving it keeps the name, Escape doesn't.
  let editing = null;
  function rename(entry, value) {
    if (!entry || entry.querySelector('input')) return;
    const link = entry.querySelector('a');
    const input = document.createElement('input');
    input.value = value ?? link.textContent;
    input.maxLength = 100;
    input.setAttribute('aria-label', '대화 이름');
    const key = entry.dataset.talk;
    editing = { key, value: input.value };
    entry.classList.add('editing');
    entry.prepend(input);
    input.focus();
    if (value === undefined) input.select();
    const over = (keep) => {
      if (!editing) return;
      editing = null;
      const title = input.value.trim();
      entry.classList.remove('editing');
      input.remove();
      link.focus();
      if (!keep || title === link.textContent) return;
      focusAfter = `li[data-talk="${key}"] > a`;
      trigger('rename', { talk: key, title });
    };
    input.addEventListener('input', () => { editing.value = input.value; });
    input.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'Enter') over(true);
      if (event.key === 'Escape') { event.stopPropagation(); over(false); }
    });
    input.addEventListener('blur', () => { if (input.isConnected) over(true); });
  }

  // Removing: asked once more, in a sheet that says which. The list may be filled anew meanwhile, so the talk is known
  // by its key, not by its place.
  const sheet = head.querySelector('#removal-sheet');
  let removed = null;
  function confirmRemoval(entry) {
    removed = entry.dataset.talk;
    sheet.querySelector('.which').textContent = entry.querySelector('a').textContent;
    sheet.returnValue = '';
    sheet.showModal();
  }
  sheet.addEventListener('close', () => {
    const entry = element.querySelector(`li[data-talk="${removed}"]`);
    if (sheet.returnValue === 'remove') {
      const next = entry?.nextElementSibling ?? entry?.previousElementSibling;
      focusAfter = next ? `li[data-talk="${next.dataset.talk}"] > a` : '#talks-head .fresh';
      trigger('remove', { talk: removed });
    } else {
      entry?.querySelector('[data-act="remove"]').focus();
    }
  });

  // The column: folded or not where there is room for it (remembered), a drawer over the page where there isn't.
  const drawn = () => !wide.matches && column.classList.contains('drawn');
  function setFolded(folded) {
    if (wide.matches) {
      try { localStorage.setItem('mundap-talks', folded ? 'folded' : 'open'); } catch { /* not remembered, then */ }
      main.classList.toggle('folded', folded);
    } else {
      column.classList.toggle('drawn', !folded);
      for (const other of document.querySelectorAll('#chat, #evidence, #header')) other.inert = !folded;
    }
    showExpanded();
    (folded ? document.querySelector('[data-act="unfold"]') : head.querySelector('.fresh'))?.focus();
  }
  function showExpanded() {
    const open = wide.matches ? !main.classList.contains('folded') : drawn();
    head.querySelector('[data-act="fold"]').textContent = wide.matches ? '접기' : '닫기';
    document.querySelector('[data-act="unfold"]')?.setAttribute('aria-expanded', String(open));
  }
  column.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing && drawn()) setFolded(true);
  });
  wide.addEventListener('change', () => {
    column.classList.remove('drawn');
    for (const other of document.querySelectorAll('#chat, #evidence, #header')) other.inert = false;
    showExpanded();
  });
  try { main.classList.toggle('folded', localStorage.getItem('mundap-talks') === 'folded'); } catch { /* open, then */ }
  showExpanded();

  open(asked(), asked() ? {} : begun());
}
