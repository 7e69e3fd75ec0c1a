// A question sent while the chat page is still being drawn would be lost: gradio doesn't hear it yet, empties the box
// again, or calls it off as it opens the first talk. It is kept and sent once that talk is drawn.
(() => {
  const LONGEST_MS = 5000; // a talk that can't be opened keeps nobody from asking
  let kept = null;
  let done = false;
  const box = () => document.querySelector('#question textarea');
  const drawn = () => document.querySelector('#talks-list nav') && document.querySelector('#send');

  function keep(event) {
    if (done || drawn()) {
      done = true;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!box().value.trim()) return;
    if (!kept) setTimeout(send, 0, Date.now() + LONGEST_MS);
    kept = box().value;
  }

  function send(until) {
    if (!drawn() && Date.now() < until) {
      setTimeout(send, 30, until);
      return;
    }
    done = true;
    const words = box().value.trim() ? box().value : kept;
    box().value = words;
    box().dispatchEvent(new Event('input', { bubbles: true }));
    // Gradio takes the words in before it is told to send them.
    setTimeout(() => document.querySelector('#send')?.click(), 50);
  }

  window.addEventListener('keydown', (event) => {
    const sends = event.key === 'Enter' && !event.shiftKey && !event.isComposing;
    if (sends && event.target === box()) keep(event);
  }, true);
  window.addEventListener('click', (event) => {
    if (event.target.closest?.('#send') && box()) keep(event);
  }, true);
})();
