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
  const held = () => line.querySelector('.scope-line')?.dataset.held ?? '';

  function show(open) {
    main.classList.toggle('scoping', open);
    opener()?.setAttribute('aria-expanded', String(open));
    if (open) { words.value = ''; trigger('offer', { words: '' }); words.focus(); }
    else opener()?.focus();
  }

  function remember() {
    try { sessionStorage.setItem('mundap-scope', held()); } catch { /* not remembered, then */ }
  }

  let refocus = false;
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-act]');
    const act = button?.dataset.act;
    if (act === 'scope') show(!shown());
    if (act === 'everywhere') { refocus = true; ticked.clear(); trigger('leave', {}); }
    if (act === 'unscope') {
      const { kind, value } = button.dataset;
      refocus = true;
      for (const box of element.querySelectorAll('input')) if (box.dataset.kind === kind && box.value === value) box.checked = false;
      choose(kind, value, false);
    }
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    if (event.target === words && words.value) { words.value = ''; offer(); } else show(false);
  });
  element.addEventListener('change', (event) => {
    const { kind } = event.target.dataset;
    if (kind) choose(kind, event.target.value, event.target.checked);
  });
  // Each sending is worked into the scope that the line shows then: what is chosen while one is on its way waits until
  // the line shows another, and goes with the next.
  const ticked = new Map();
  let sent = 0;
  let before = '';
  function choose(kind, value, on) {
    ticked.set(`${kind} ${value}`, { kind, value, on });
    if (!sent) send();
  }
  function send() {
    clearTimeout(sent);
    sent = 0;
    if (!ticked.size) return;
    trigger('choose', { held: held(), changes: [...ticked.values()] });
    ticked.clear();
    before = held();
    sent = setTimeout(send, 3000); // one that is lost, or changes nothing, leaves the line as it is
  }
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
    if (!new URLSearchParams(location.search).get('talk')) remember();
    if (refocus) { refocus = false; opener()?.focus(); }
    if (sent && held() !== before) send();
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
