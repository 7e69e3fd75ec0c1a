// Runs once, for the switch of strict mode. `element`, `trigger` and `watch` come from gr.HTML.
let pressed = false;
element.addEventListener('click', (event) => {
  const button = event.target.closest?.('button[data-act="strict"]');
  if (!button) return;
  pressed = true;
  trigger('click', { on: button.getAttribute('aria-checked') !== 'true' });
});
// Each choice draws the switch anew; who pressed it stays on it.
watch('value', () => requestAnimationFrame(() => {
  const lost = !document.activeElement || document.activeElement === document.body;
  if (pressed && lost) element.querySelector('button[data-act="strict"]')?.focus();
}));
