// Explanations of checked values, beside them on hover, focus and tap; Escape or a tap elsewhere hides them.
// The explanation lies in the value's own element, so a pointer can go over to it.
{
  let shown = null;
  let waiting = 0;
  const checkedAt = (target) => target?.closest?.('.checked');

  const hide = () => {
    clearTimeout(waiting);
    shown?.classList.remove('open');
    shown = null;
  };
  const showTold = (mark) => {
    clearTimeout(waiting);
    if (shown === mark) return;
    hide();
    shown = mark;
    mark.classList.add('open');
    put(mark);
  };
  // Above the sign, or below it where there is no room; never over the edge.
  const put = (mark) => {
    const told = mark.querySelector('.told');
    const sign = mark.querySelector('.check').getBoundingClientRect();
    const { width, height } = told.getBoundingClientRect();
    const left = Math.max(8, Math.min(sign.left + sign.width / 2 - width / 2, document.documentElement.clientWidth - width - 8));
    const above = sign.top - height - 6;
    told.style.left = `${left}px`;
    told.style.top = `${above > 8 ? above : sign.bottom + 6}px`;
  };

  document.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch') return;
    const mark = checkedAt(event.target);
    clearTimeout(waiting);
    if (mark && mark !== shown) waiting = setTimeout(() => showTold(mark), 150);
    else if (!mark && shown && !shown.contains(document.activeElement)) waiting = setTimeout(hide, 250);
  });
  document.addEventListener('focusin', (event) => {
    const mark = event.target.matches?.('.check') ? checkedAt(event.target) : null;
    if (mark) showTold(mark); else hide();
  });
  document.addEventListener('click', (event) => {
    const mark = checkedAt(event.target);
    if (mark) showTold(mark); else hide();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && shown) hide();
  });
  document.addEventListener('scroll', (event) => {
    if (!shown || !event.target.contains?.(shown)) return;
    const { bottom, top } = shown.getBoundingClientRect();
    if (bottom < 0 || top > window.innerHeight) hide(); else put(shown);
  }, true);
}
