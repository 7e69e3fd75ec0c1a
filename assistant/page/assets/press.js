// Parts of a page are filled anew where they stand, their nodes kept: what is pressed as one thing and let go of as
// another, because a list moved under the hand, counts for neither. What has only moved away under the mouse counts as
// pressed all the same: the browser gives it no click. Knows nothing of what the pages' buttons do.
(() => {
  const KINDS = 'a, button, label, summary, input[type=checkbox], input[type=radio]';
  const PLACES = '[data-talk], [data-turn], [data-name], [data-key]';
  let pressed = null;
  const own = (node) => JSON.stringify([{ ...node.dataset }, node.getAttribute('href'), node.getAttribute('value')]);
  const told = (node) => [node, node.control, node.parentElement?.closest(PLACES)].map((one) => (one ? own(one) : '')).join('\n');
  const over = ({ left, right, top, bottom }, { clientX: x, clientY: y }) => left <= x && x <= right && top <= y && y <= bottom;
  const stands = ({ node, told: before }) => node.getClientRects().length > 0 && told(node) === before;

  document.addEventListener('pointerdown', ({ target, button }) => {
    const node = button ? null : target.closest?.(KINDS);
    pressed = node ? { node, told: told(node), box: node.getBoundingClientRect() } : null;
  }, true);
  document.addEventListener('pointerup', (event) => {
    const before = pressed;
    const plain = event.pointerType === 'mouse' && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!before || !plain || !over(before.box, event)) return;
    // A click of its own would have come by then.
    setTimeout(() => { if (!before.clicked && stands(before)) before.node.click(); });
  }, true);
  // A key presses what has the focus now, whatever a pointer did before.
  document.addEventListener('keydown', () => { pressed = null; }, true);
  document.addEventListener('click', (event) => {
    const before = pressed;
    pressed = null;
    if (!before || event.target.closest?.(KINDS) !== before.node) return;
    before.clicked = true;
    if (told(before.node) === before.told) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
})();
