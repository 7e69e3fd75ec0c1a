// Whether the server is there: asked now and then, soon after each act, and at once where a request fails, for gradio
// says that only in English. A server that began anew may be another version: then the page is loaded anew as well.
(() => {
  const ask = window.fetch;
  let run = null; // the run of the server that this page belongs to
  let bar = null;
  let looking = 0;

  window.fetch = (...request) => {
    const answer = ask(...request);
    answer.catch((trouble) => { if (trouble instanceof TypeError) look(); });
    return answer;
  };

  async function look() {
    clearTimeout(looking);
    let answer = null;
    try {
      answer = await ask('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(4000) });
    } catch { /* it is gone */ }
    const now = answer?.ok ? answer.headers.get('x-mundap-run') : null;
    const back = now && bar && !bar.hidden;
    show(!now);
    if (now && run && now !== run) renew(now);
    else if (back) document.dispatchEvent(new CustomEvent('mundap:back'));
    run ??= now;
    clearTimeout(looking);
    looking = setTimeout(look, now ? 15000 : 2000);
  }

  function renew(now) {
    if (document.querySelector('dialog[open]')) return; // when it is closed, then
    if (document.dispatchEvent(new CustomEvent('mundap:renewed', { cancelable: true }))) {
      document.dispatchEvent(new CustomEvent('mundap:leaving'));
      location.reload();
    } else {
      run = now;
    }
  }

  function show(gone) {
    const place = document.querySelector('.gradio-container');
    if (!place || (!gone && !bar)) return;
    bar ??= made(place);
    if (bar.hidden !== gone) return;
    const chat = document.querySelector('#question');
    const rest = chat ? '적어 둔 질문은 그대로 있습니다.' : '연결되면 화면을 다시 보여 드립니다.';
    bar.querySelector('[role=alert]').innerHTML = gone
      ? `<p>서버와 연결이 끊겼습니다. 다시 연결하고 있습니다.</p><p>${rest} 계속되면 관리자에게 알려 주세요.</p>` : '';
    bar.hidden = !gone;
    place.toggleAttribute('data-gone', gone);
  }

  function made(place) {
    const made = document.createElement('div');
    made.id = 'gone';
    made.className = 'html-container';
    made.hidden = true;
    made.innerHTML = '<div class="notice warned" role="alert"></div>';
    place.append(made);
    return made;
  }

  const soon = () => { clearTimeout(looking); looking = setTimeout(look, 1500); };
  document.addEventListener('click', soon);
  document.addEventListener('keydown', (event) => { if (event.key === 'Enter') soon(); });
  look();
})();
