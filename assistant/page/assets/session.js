// When the session is over, the next thing a page asks is refused: then the login page comes, not a silent button.
(() => {
  const ask = window.fetch;
  window.fetch = async (...request) => {
    const answer = await ask(...request);
    if (answer.status === 401) {
      document.dispatchEvent(new CustomEvent('mundap:leaving'));
      location.assign(`/login?over&to=${encodeURIComponent(location.pathname + location.search)}`);
    }
    // Somebody else has logged in with this browser since: the page is not theirs.
    if (answer.status === 409 && new URL(answer.url).pathname.startsWith('/gradio_api/')) location.reload();
    return answer;
  };

  // Who goes out leaves nothing in the browser.
  document.addEventListener('submit', (event) => {
    if (!event.target.matches('form.leave')) return;
    try { sessionStorage.clear(); } catch { /* nothing was kept, then */ }
  });
})();
