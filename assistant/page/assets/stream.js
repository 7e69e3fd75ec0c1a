// Gradio's server closes a page's stream of messages when no event of the page is left, and its client believes the
// stream open until it reads so: an event that joins in between is never heard of again. Here the closing is kept from
// the client while an event is on its way or not over, and the stream goes on with another request.
(() => {
  const CLOSED = 'data: {"msg": "close_stream"}';
  const plain = window.fetch;
  const under = new Set(); // events that have joined and are not over
  const over = new Set(); // events that were over before it was read that they had joined
  const joining = new Set(); // requests to join that are on their way

  window.fetch = (...request) => {
    const address = new URL(request[0].url ?? request[0], location.href);
    const way = address.origin === location.origin ? /\/gradio_api\/(queue\/join|queue\/data|cancel|reset)$/.exec(address.pathname) : null;
    if (way?.[1] === 'queue/join') return join(request);
    if (way?.[1] === 'queue/data') return plain(...request).then((answer) => lasting(answer, request));
    return way ? stop(request) : plain(...request);
  };

  function join(request) {
    const answered = plain(...request);
    const noted = answered
      .then((answer) => answer.clone().json())
      .then((told) => told.event_id && !over.delete(told.event_id) && under.add(told.event_id))
      .catch(() => {})
      .finally(() => joining.delete(noted));
    joining.add(noted);
    return answered;
  }

  // What has not joined yet has no name to be stopped by; the server would only refuse. Others may end without a word.
  function stop(request) {
    const stopped = read(request[1]?.body).event_id;
    if (!stopped) return Promise.resolve(new Response('{"success": true}'));
    end(stopped);
    return plain(...request);
  }

  function lasting(answer, request) {
    if (!answer.ok || !answer.body) return answer;
    const reading = { reader: null, left: false };
    const body = new ReadableStream({
      async start(out) {
        try {
          let next = answer;
          while (next?.ok && next.body && !reading.left) {
            reading.reader = next.body.getReader();
            next = (await pass(reading.reader, out)) ? await plain(...request) : null;
          }
          out.close();
        } catch (trouble) {
          if (!reading.left) out.error(trouble);
        }
      },
      cancel(reason) {
        reading.left = true;
        return reading.reader?.cancel(reason);
      },
    });
    return new Response(body, { status: answer.status, headers: answer.headers });
  }

  // Pass a stream's messages on; true where it was closed while an event is on its way or not over. It is read to its
  // end first: a browser has six connections to a server, and an event on its way may wait for this one.
  async function pass(reader, out) {
    const decoder = new TextDecoder();
    const encoder = new TextEncoder();
    let rest = '';
    let closing = null;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const messages = (rest + decoder.decode(value, { stream: true })).split('\n\n');
      rest = messages.pop();
      for (const message of messages) {
        const told = read(message);
        if (told.msg === 'process_completed') end(told.event_id);
        if (told.msg === 'close_stream') closing = message;
        else out.enqueue(encoder.encode(`${message}\n\n`));
      }
    }
    await Promise.all(joining);
    if (closing !== null && under.size) return true;
    // One that broke off is closed as well: the client would believe it open, and hear of nothing more.
    out.enqueue(encoder.encode(`${closing ?? CLOSED}\n\n`));
    return false;
  }

  function end(event) {
    if (event && !under.delete(event)) over.add(event);
  }

  function read(message) {
    try {
      return JSON.parse(message.replace(/^data: ?/, '')) ?? {};
    } catch {
      return {};
    }
  }
})();
