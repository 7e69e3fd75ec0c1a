// Runs once, for the source panel. `element`, `trigger` and `watch` come from gr.HTML.
// Links in the page are only #cite-TURN-NUMBER and #turn-N; the server looks a click up in the session's own answers.
element.setAttribute('role', 'region');
element.setAttribute('aria-label', '근거 문서');
let opener = null;

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="#cite-"], a.back');
  if (!link) return;
  const cited = /^#cite-(\d{1,6})-(\d{1,3})$/.exec(link.getAttribute('href'));
  event.preventDefault();
  if (cited && element.querySelector(`nav a[aria-current][href="${link.getAttribute('href')}"]`)) {
    reveal();
  } else if (cited) {
    if (!element.contains(link)) opener = link.getAttribute('href');
    trigger('click', { turn: Number(cited[1]), number: Number(cited[2]) });
  } else if (element.contains(link)) {
    goBack();
  }
}, true);

element.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') goBack();
});

function goBack() {
  const link = opener && document.querySelector(`#log a[href="${opener}"]`);
  (link || document.querySelector('#question textarea'))?.focus();
  link?.scrollIntoView({ block: 'center' });
}

watch('value', () => requestAnimationFrame(reveal));

function reveal() {
  const mark = element.querySelector('#quote') || element.querySelector('article, .notice');
  if (!mark) return;
  mark.scrollIntoView({ block: 'center', inline: 'nearest' });
  mark.focus({ preventScroll: true });
}
