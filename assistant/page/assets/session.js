// When the session is over, the next thing a page asks is refused: then the login page comes, not a silent button.
(() => {
  const ask = window.fetch;
  window.fetch = async (...request) => {
    const answer = await ask(...request);
    if (answer.status === 401) location.assign('/login');
    return answer;
  };
})();
