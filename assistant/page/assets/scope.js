// Runs once, for the choices of where to search. `element`, `trigger` and `watch` come from gr.HTML.
// Gradio draws its parts one by one, in any order: nothing begins before those that are needed stand.
const needed = ['#scope-words', '#scope [data-act=scope]', '#current'];
(function wait() {
  if (needed.every((part) => document.querySelector(part))) begin();
  else setTimeout(wait, 15);
})();

function begin() {
  const main = document.querySelector('#main');
  const panel = document.querySelector('#scope-panel');
  const words = document.querySelector('#scope-words');
  const line = document.querySelector('#scope');
  panel.setAttribute('role', 'group');
  panel.setAttribute('aria-label', '찾을 범위');
  const shown = () => main.classList.contains('scoping');
  const opener = () => line.querySelector('[data-act=scope]');

  function show(open) {
    main.classList.toggle('scoping', open);
    opener()?.setAttribute('aria-expanded', String(open));
    if (open) { words.value = ''; trigger('offer', { words: '' }); words.focus(); }
    else opener()?.focus();
  }

  function remember(held) {
    try { sessionStorage.setItem('mundap-scope', held); } catch { /* not remembered, then */ }
  }

  let refocus = false;
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-act]');
    const act = button?.dataset.act;
    if (act === 'scope') show(!shown());
    if (act === 'everywhere') { refocus = true; trigger('leave', { kind: '', value: '' }); }
    if (act === 'unscope') { refocus = true; trigger('leave', { kind: button.dataset.kind, value: button.dataset.value }); }
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    if (event.target === words && words.value) { words.value = ''; offer(); } else show(false);
  });
  element.addEventListener('change', (event) => {
    const { kind } = event.target.dataset;
    if (kind) trigger('choose', { kind, value: event.target.value, on: event.target.checked });
  });
  let waiting = 0;
  function offer() {
    clearTimeout(waiting);
    waiting = setTimeout(() => trigger('offer', { words: words.value.trim() }), 200);
  }
  words.addEventListener('input', offer);
  // The line is drawn anew with each choice: what it says of the panel, and the focus that stood in it, are set again.
  new MutationObserver(() => {
    if (opener()?.getAttribute('aria-expanded') !== String(shown())) opener()?.setAttribute('aria-expanded', String(shown()));
    // Of a talk the server keeps it; of one that is yet to begin, this tab.
    if (!new URLSearchParams(location.search).get('talk')) remember(line.querySelector('.scope-line')?.dataset.held ?? '');
    if (refocus) { refocus = false; opener()?.focus(); }
  }).observe(line, { childList: true, subtree: true });
  function putAway() {
    main.classList.remove('scoping');
    opener()?.setAttribute('aria-expanded', 'false');
  }
  document.addEventListener('mundap:opening', putAway);
  // The answer is to be seen: an open panel would leave it a few lines.
  new MutationObserver(() => { if (shown() && document.querySelector('#current [aria-busy]')) putAway(); })
    .observe(document.querySelector('#current'), { childList: true, subtree: true });
}
