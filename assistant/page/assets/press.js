// Parts of a page are filled anew where they stand, their nodes kept: what is pressed as one thing and let go of as
// another, because a list moved under the hand, counts for neither. Knows nothing of what the pages' buttons do.
(() => {
  const KINDS = 'a, button, label, summary, input[type=checkbox], input[type=radio]';
  const PLACES = '[data-talk], [data-turn], [data-name], [data-key]';
  let pressed = null;
  const own = (node) => JSON.stringify([{ ...node.dataset }, node.getAttribute('href'), node.getAttribute('value')]);
  const told = (node) => [node, node.control, node.parentElement?.closest(PLACES)].map((one) => (one ? own(one) : '')).join('\n');

  document.addEventListener('pointerdown', ({ target }) => {
    const node = target.closest?.(KINDS);
    pressed = node ? { node, told: told(node) } : null;
  }, true);
  // A key presses what has the focus now, whatever a pointer did before.
  document.addEventListener('keydown', () => { pressed = null; }, true);
  document.addEventListener('click', (event) => {
    const before = pressed;
    pressed = null;
    if (!before || event.target.closest?.(KINDS) !== before.node || told(before.node) === before.told) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
})();
