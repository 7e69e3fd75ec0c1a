// Runs once, for the conversation.
const log = document.querySelector('#log');
log.setAttribute('role', 'log');
log.setAttribute('aria-label', '대화');
log.tabIndex = 0;

// The newest question is brought into view; while the answer grows, a reader at its end stays at its end.
let seen = '';
new MutationObserver(() => {
  const turn = log.querySelector('#current .turn');
  if (!turn) return;
  const floor = Math.min(log.getBoundingClientRect().bottom, window.innerHeight);
  const below = turn.getBoundingClientRect().bottom - floor;
  if (turn.id !== seen || (below > 0 && below < 240)) turn.scrollIntoView({ block: 'end' });
  seen = turn.id;
}).observe(log, { childList: true, subtree: true, characterData: true });
