// Runs once, for the page of settings and state. `element`, `trigger` and `watch` come from gr.HTML.
let pressed = false;
element.addEventListener('click', (event) => {
  const button = event.target.closest?.('button[data-act="again"]');
  if (!button || button.getAttribute('aria-disabled')) return;
  pressed = true;
  trigger('click', {});
});
// Each answer writes the button anew; who pressed it stays on it.
watch('value', () => requestAnimationFrame(() => {
  const lost = !document.activeElement || document.activeElement === document.body;
  if (pressed && lost) element.querySelector('button[data-act="again"]')?.focus();
}));
