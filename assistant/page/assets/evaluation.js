// Runs once, for the part that shows one question, which is drawn last. `element` and `trigger` come from gr.HTML.
// What can be done are buttons and choices with data-act, anywhere on the page; the server checks what it is sent.
const main = document.querySelector('#main');
const list = document.querySelector('#list');
const run = document.querySelector('#run');
const detail = element;
let last = null;

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('#main button[data-act]');
  if (!button || button.disabled) return;
  if (button.dataset.sure && !button.dataset.asked) return ask(button);
  const { act, value } = button.dataset;
  last = { act, value: value || '' };
  if (act === 'open') mark(value);
  if (act === 'close') return close();
  trigger('click', { act, value: value || '' });
});

document.addEventListener('change', (event) => {
  const choice = event.target.closest?.('#main select[data-act]');
  if (!choice) return;
  last = { act: choice.dataset.act, value: null };
  trigger('click', { act: choice.dataset.act, value: choice.value });
});

// A file that is no set is refused here, before gradio says so in English.
document.addEventListener('change', (event) => {
  const input = event.target;
  if (!input.matches?.('#side input[type=file]')) return;
  const file = [...input.files].find(({ name }) => !input.accept.split(',').some((suffix) => name.toLowerCase().endsWith(suffix.trim())));
  if (!file) return;
  event.stopImmediatePropagation();
  input.value = '';
  trigger('click', { act: 'misfit', value: file.name.slice(-100) });
}, true);

// What can't be undone is asked twice, in its own place.
function ask(button) {
  const said = [...button.childNodes];
  button.dataset.asked = 'yes';
  button.replaceChildren(button.dataset.sure);
  button.classList.add('danger');
  button.addEventListener('blur', () => {
    delete button.dataset.asked;
    button.replaceChildren(...said);
    button.classList.remove('danger');
  }, { once: true });
}

function mark(value) {
  for (const row of list.querySelectorAll('button[data-act="open"]')) {
    if (row.dataset.value === value) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
  }
}

function close() {
  const row = list.querySelector('[aria-current]');
  mark(null);
  trigger('click', { act: 'close', value: '' });
  row?.focus();
}

detail.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') close();
});

// What was pressed is drawn anew with the rest, so the keyboard is put back where it was.
new MutationObserver(() => {
  if (!last || (document.activeElement && document.activeElement !== document.body)) return;
  for (const control of main.querySelectorAll(`[data-act="${last.act}"]`)) {
    if (last.value === null || (control.dataset.value || '') === last.value) return control.focus({ preventScroll: true });
  }
}).observe(main, { childList: true, subtree: true });

// Parts are drawn over what was there, so what is new is told by its name.
let opened = '';
new MutationObserver(() => {
  const article = detail.querySelector('article.opened');
  const key = article?.dataset.key || '';
  if (key && key !== opened) {
    article.focus({ preventScroll: true });
    detail.closest('#beside').scrollTop = 0;
    const top = article.getBoundingClientRect().top;
    if (top < 0 || top > window.innerHeight * 0.6) article.scrollIntoView({ block: 'start' });
  }
  opened = key;
}).observe(detail, { childList: true, subtree: true, attributeFilter: ['data-key'] });

// The address names what is shown, so that a reload and a bookmark come back to it.
let named = null;
new MutationObserver(() => {
  const head = run.querySelector('.run-head');
  if (!head) return;
  const names = new URLSearchParams({ run: head.dataset.run });
  if (head.dataset.before) names.set('before', head.dataset.before);
  const query = names.toString();
  if (query === named) return;
  named = query;
  history.replaceState(history.state, '', `${location.pathname}?${query}`);
  const lost = last && document.activeElement === document.body;
  if (last?.act === 'run' || lost) {
    run.querySelector('#run-title').focus({ preventScroll: true });
    if (run.getBoundingClientRect().top < 0 || window.innerWidth <= 860) run.scrollIntoView({ block: 'start' });
  }
}).observe(run, { childList: true, subtree: true, attributeFilter: ['data-run', 'data-before'] });
