// How the rows of a list are renewed: only those that have changed, and none while a hand is on the list. A button that
// is replaced between press and release gets no click, and one that has moved away gets somebody else's.
let pressed = null; // the place that a finger, the mouse or the space bar is on
let late = null;

function untouched(place, renew) {
  late = null; // what is newer says all that the older did
  if (pressed && place.contains(pressed)) late = renew;
  else renew();
}

function release() {
  if (!pressed) return;
  pressed = null;
  // The click comes after the release.
  setTimeout(() => {
    const renew = late;
    late = null;
    renew?.();
  });
}

document.addEventListener('pointerdown', ({ target, button }) => { if (!button) pressed = target; }, true);
document.addEventListener('keydown', ({ target, key }) => { if (key === ' ') pressed = target; }, true);
for (const end of ['pointerup', 'pointercancel', 'keyup']) document.addEventListener(end, release, true);
window.addEventListener('blur', release);

function patch(into, from) {
  const kept = new Map();
  const named = (child, count) => child.dataset.key || `${child.className} ${count}`;
  const names = (parent) => {
    const seen = {};
    return [...parent.children].map((child) => [named(child, (seen[child.className] = (seen[child.className] || 0) + 1)), child]);
  };
  for (const [name, child] of names(into)) kept.set(name, child);
  let place = into.firstElementChild;
  for (const [name, child] of names(from)) {
    const same = kept.get(name);
    kept.delete(name);
    if (!same) { into.insertBefore(child, place); continue; }
    if (same === place) place = place.nextElementSibling;
    else into.insertBefore(same, place);
    if (same.matches('ul.files')) patch(same, child);
    else if (same.outerHTML !== child.outerHTML) same.replaceWith(child);
  }
  for (const child of kept.values()) child.remove();
}
