// Runs once, for the page of documents. `element` and `trigger` come from gr.HTML.
// Words of files and of the server reach the page as text alone, or as HTML that assistant.page.intake_view wrote.
const part = (id) => document.getElementById(id);
const zone = element.querySelector('#dropping');
const limits = { files: +zone.dataset.files, bytes: +zone.dataset.bytes, one: +zone.dataset.fileBytes };
const suffixes = zone.dataset.accept.split(',');
const view = { words: '', order: 'added:1', page: 1 };
const megabytes = (size) => `${Math.round(size / 1e6).toLocaleString()}MB`;

// ---- Sending: one file after another, each a request of its own, so that reading begins while the next is sent.
const sending = [];
let current = null;

function made(tag, kind, words) {
  const node = document.createElement(tag);
  if (kind) node.className = kind;
  if (words) node.textContent = words;
  return node;
}

function row(name, size) {
  const list = part('sending').querySelector('ul') || part('sending').appendChild(made('ul', 'files'));
  const line = list.appendChild(made('li', 'file waiting'));
  const about = line.appendChild(made('div', 'about'));
  const title = about.appendChild(made('p', 'name'));
  title.append(made('strong', '', name), ' ', made('span', 'soft', size < 1e6 ? `${Math.max(size && 1, Math.round(size / 1000))}KB` : `${(size / 1e6).toFixed(1)}MB`));
  const stage = about.appendChild(made('p', 'stage soft', '올릴 차례를 기다리는 중'));
  const stop = line.appendChild(made('div', 'bar actions')).appendChild(made('button', 'button small', '취소'));
  stop.setAttribute('aria-label', `${name} 올리기 취소`);
  return { line, about, stage, stop, name };
}

function meter(shown) {
  const bar = made('div', 'meter');
  const filled = bar.appendChild(made('span'));
  const set = { role: 'progressbar', 'aria-label': shown.name, 'aria-valuemin': 0, 'aria-valuemax': 100 };
  for (const [name, value] of Object.entries(set)) bar.setAttribute(name, value);
  shown.line.append(bar);
  return (share) => {
    filled.style.width = `${share}%`;
    bar.setAttribute('aria-valuenow', share);
    bar.setAttribute('aria-valuetext', `올리는 중 ${share}%`);
    shown.stage.textContent = share < 100 ? `올리는 중 ${share}%` : '다 올렸습니다. 확인하는 중';
  };
}

function refuse(shown, problem, remedy) {
  shown.line.className = 'file failed';
  shown.line.querySelector('.meter')?.remove();
  shown.stage.className = 'bad';
  shown.stage.textContent = problem;
  if (remedy) shown.about.append(made('p', 'soft', remedy));
  shown.stop.textContent = '닫기';
  shown.stop.setAttribute('aria-label', `${shown.name} 알림 닫기`);
  shown.stop.onclick = () => gone(shown);
  say(`${shown.name}: ${problem}`);
}

function gone(shown) {
  const held = shown.line.contains(document.activeElement);
  const next = shown.line.nextElementSibling?.querySelector('button');
  shown.line.remove();
  if (!part('sending').querySelector('li')) part('sending').querySelector('ul')?.remove();
  if (held) (next || element.querySelector('[data-act=pick]')).focus();
  settle();
}

function send(files) {
  const total = files.reduce((sum, one) => sum + one.file.size, 0);
  if (files.length > limits.files) {
    return warn(`한꺼번에 올릴 수 있는 파일은 ${limits.files.toLocaleString()}개까지입니다(고른 파일 ${files.length.toLocaleString()}개).`, '나누어 올려 주세요.');
  }
  if (total > limits.bytes) {
    return warn(`한꺼번에 올릴 수 있는 크기는 모두 ${megabytes(limits.bytes)}까지입니다(고른 파일 ${megabytes(total)}).`, '나누어 올려 주세요.');
  }
  for (const { file, name } of files) {
    const shown = row(name, file.size);
    const wrong = fault(file, name);
    if (wrong) { refuse(shown, ...wrong); continue; }
    const job = { file, name, shown };
    shown.stop.onclick = () => { job.stopped = true; gone(shown); };
    sending.push(job);
  }
  settle();
  next();
}

function fault(file, name) {
  const suffix = /\.[^./]+$/.exec(name.toLowerCase())?.[0] || '';
  if (!suffixes.includes(suffix)) return [`읽을 수 없는 형식입니다(${suffix || '확장자 없음'}).`, '한글, PDF, 오피스, 웹, 글 파일이나 .zip으로 넣어 주세요.'];
  if (!file.size) return ['빈 파일입니다.', '내용이 들어 있는 파일인지 확인해 주세요.'];
  if (file.size > limits.one) return [`파일이 너무 큽니다(${megabytes(file.size)}).`, `${megabytes(limits.one)} 이하로 나누어 올려 주세요.`];
  return null;
}

async function next() {
  if (current || !sending.length) return;
  current = sending.shift();
  const { shown } = current;
  if (!current.stopped) try {
    const asked = await fetch(`/documents/files?${new URLSearchParams({ name: current.name, size: current.file.size })}`);
    if (asked.ok && !current.stopped) await put(current);
    else if (!current.stopped) refuse(shown, ...await words(asked.status, asked));
  } catch (failure) {
    if (!current.stopped) refuse(shown, '서버와 연결이 끊겨 올리지 못했습니다.', '연결을 확인한 뒤 다시 올려 주세요.');
  }
  current = null;
  settle();
  look();
  next();
}

function put({ file, name, shown }) {
  return new Promise((settled) => {
    const request = new XMLHttpRequest();
    const grow = meter(shown);
    grow(0);
    shown.line.className = 'file busy';
    shown.stop.onclick = () => request.abort();
    request.upload.onprogress = (event) => event.lengthComputable && grow(Math.floor((100 * event.loaded) / event.total));
    request.onload = async () => {
      if (request.status === 200) gone(shown);
      else refuse(shown, ...await words(request.status, { json: async () => JSON.parse(request.responseText) }));
      settled();
    };
    request.onerror = () => { refuse(shown, '서버와 연결이 끊겨 올리지 못했습니다.', '연결을 확인한 뒤 다시 올려 주세요.'); settled(); };
    request.onabort = () => { gone(shown); settled(); };
    request.open('PUT', `/documents/files?${new URLSearchParams({ name })}`);
    request.setRequestHeader('x-mundap-upload', '1');
    request.send(file);
  });
}

async function words(status, answer) {
  if (status === 401) return ['로그인이 끊겼습니다.', '화면을 새로 고쳐 다시 들어온 뒤 올려 주세요.'];
  try {
    const told = await answer.json();
    if (told.problem) return [told.problem, told.remedy];
  } catch (failure) { /* not our own words */ }
  return [`서버가 파일을 받지 않았습니다(${status}).`, '잠시 뒤 다시 올려 주시고, 되풀이되면 관리자에게 알려 주세요.'];
}

function warn(problem, remedy) {
  const told = made('div', 'notice');
  told.setAttribute('role', 'alert');
  told.append(made('p', '', problem), made('p', '', remedy));
  const close = told.appendChild(made('button', 'button small', '닫기'));
  close.onclick = () => { told.remove(); settle(); };
  part('sending').prepend(told);
  settle();
}

// What is said of files that were not sent stands in this page alone.
document.addEventListener('mundap:renewed', (event) => {
  if (current || sending.length || part('sending').querySelector('li, .notice')) event.preventDefault();
});
window.addEventListener('beforeunload', (event) => { if (current || sending.length) event.preventDefault(); });

// ---- Choosing: buttons, and dropping anywhere on the page, folders too.
for (const id of ['pick', 'pick-folder']) {
  const input = element.querySelector(`#${id}`);
  input.addEventListener('change', () => {
    const files = [...input.files].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
    input.value = '';
    send(id === 'pick' ? files : readable(files));
  });
}

function readable(files) {
  const kept = files.filter(({ file, name }) => !name.split('/').some((step) => /^(\.|~\$)/.test(step)) && !fault(file, name));
  const skipped = files.length - kept.length;
  if (skipped) say(`읽을 수 없는 파일 ${skipped}개는 건너뛰었습니다.`);
  if (!kept.length) warn('폴더에서 읽을 수 있는 파일을 찾지 못했습니다.', '한글, PDF, 오피스, 웹, 글 파일이 든 폴더인지 확인해 주세요.');
  return kept;
}

async function within(entry, path) {
  if (entry.isFile) return [{ file: await new Promise((take, fail) => entry.file(take, fail)), name: path + entry.name }];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((take, fail) => reader.readEntries(take, fail));
    if (!some.length) return found;
    for (const one of some) found.push(...await within(one, `${path}${entry.name}/`));
  }
}

let over = 0;
const carriesFiles = (event) => [...(event.dataTransfer?.types || [])].includes('Files');
document.addEventListener('dragenter', (event) => { if (carriesFiles(event)) { over += 1; zone.classList.add('over'); } });
document.addEventListener('dragleave', (event) => { if (carriesFiles(event) && (over -= 1) <= 0) zone.classList.remove('over'); });
document.addEventListener('dragover', (event) => { if (carriesFiles(event)) event.preventDefault(); });
document.addEventListener('drop', async (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  over = 0;
  zone.classList.remove('over');
  const entries = [...event.dataTransfer.items].map((one) => one.webkitGetAsEntry?.()).filter(Boolean);
  const plain = [...event.dataTransfer.files].map((file) => ({ file, name: file.name }));
  if (!entries.some((entry) => entry.isDirectory)) return send(plain);
  const found = [];
  try {
    for (const entry of entries) found.push(...(entry.isDirectory ? readable(await within(entry, '')) : await within(entry, '')));
  } catch (failure) {
    return warn('끌어다 놓은 폴더를 읽지 못했습니다.', '폴더를 열 수 있는지 확인한 뒤 다시 놓거나, 파일을 골라 올려 주세요.');
  }
  send(found);
});

// ---- How the files stand: asked for by version, shown by replacing what has changed and nothing else.
let version = '';
let busy = false;
let documents = null;
let asked = 0;
let failures = 0;
let timer = 0;

async function look() {
  clearTimeout(timer);
  try {
    const answer = await fetch(`/documents/progress?after=${encodeURIComponent(version)}`);
    failures = 0;
    if (answer.status === 200) {
      version = answer.headers.get('x-version');
      const told = await answer.text();
      untouched(part('read'), () => show(told, answer.headers.get('x-busy') === '1'));
    } else if (answer.status === 401) {
      return; // on the way to the login
    }
  } catch (failure) {
    failures += 1;
  }
  timer = setTimeout(look, document.hidden || failures > 2 ? 8000 : busy || current ? 600 : 3000);
}

function show(html, working) {
  const fresh = document.createElement('template');
  fresh.innerHTML = html;
  const read = part('read');
  const held = read.contains(document.activeElement) ? sign(document.activeElement) : null;
  patch(read, fresh.content);
  if (held && !read.contains(document.activeElement)) {
    const acts = [...read.querySelectorAll('[data-act], a')];
    (acts.find((one) => sign(one) === held) || acts.find((one) => one.dataset.key && held.includes(one.dataset.key)) || element.querySelector('[data-act=pick]')).focus();
  }
  const told = read.querySelector('[data-said]');
  if (busy && !working && told.textContent) say(told.textContent);
  else if (+told.dataset.asked > asked) say(`골라 주실 파일이 ${told.dataset.asked}개 있습니다.`);
  asked = +told.dataset.asked;
  busy = working;
  if (documents !== null && documents !== told.dataset.documents) find();
  documents = told.dataset.documents;
  settle();
}

const sign = (node) => ['act', 'key', 'choice', 'name'].map((name) => node.dataset[name] || '').join('\n');

function settle() {
  part('sending').querySelectorAll('li.waiting').forEach((line, number) => { line.hidden = number >= 3; });
  part('sending').querySelector('.refused').hidden = part('sending').querySelectorAll('li.failed').length < 2;
  const left = part('sending').querySelectorAll('li:not(.failed)').length;
  part('sending-head').hidden = !left;
  part('sending-head').querySelector('.counts').textContent = `남은 파일 ${left.toLocaleString()}개`;
  const idle = !part('sending').querySelector('li, .notice') && !part('read').querySelector(':scope > :not([data-said])');
  part('incoming').hidden = idle;
  part('main').classList.toggle('no-documents-yet', idle && Boolean(part('shelf').querySelector('.no-documents')));
}

function say(words) {
  part('said').textContent = '';
  requestAnimationFrame(() => { part('said').textContent = words; });
}

// ---- The list: what is wanted, what is chosen, what is done with it.
const shelf = part('shelf');
const chosen = new Map();
let waiting = 0;
let again = 0; // one look at what is related to what, however often the list is drawn meanwhile

function find(wanted = {}) {
  Object.assign(view, wanted);
  trigger('input', { ...view });
}

element.querySelector('#words').addEventListener('input', (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => find({ words: event.target.value, page: 1 }), 300);
});
element.querySelector('#order').addEventListener('change', (event) => find({ order: event.target.value, page: 1 }));

function listed() {
  const table = shelf.querySelector('table.documents');
  part('finder').hidden = !table && !shelf.querySelector('.none-found');
  settle();
  for (const box of shelf.querySelectorAll('[data-act=pick-one]')) box.checked = chosen.has(box.closest('tr').dataset.name);
  const select = part('order');
  if ([...select.options].some((option) => option.value === view.order)) select.value = view.order;
  count();
  clearTimeout(again);
  if (table?.dataset.unrelated === '1') again = setTimeout(find, 4000);
}

function count() {
  const bar = part('chosen');
  bar.hidden = !chosen.size;
  bar.querySelector('.count').textContent = `${chosen.size.toLocaleString()}건 고름`;
  const boxes = [...shelf.querySelectorAll('[data-act=pick-one]')];
  const all = shelf.querySelector('[data-act=pick-page]');
  if (!all) return;
  all.checked = boxes.length > 0 && boxes.every((box) => box.checked);
  all.indeterminate = !all.checked && boxes.some((box) => box.checked);
}

new MutationObserver(listed).observe(shelf, { childList: true, subtree: true });

function pick(box) {
  const { name, own } = box.closest('tr').dataset;
  if (box.checked) chosen.set(name, own === '1');
  else chosen.delete(name);
}

document.addEventListener('change', (event) => {
  const act = event.target.dataset?.act;
  if (act === 'pick-one') pick(event.target);
  if (act === 'pick-page') {
    for (const box of shelf.querySelectorAll('[data-act=pick-one]')) { box.checked = event.target.checked; pick(box); }
  }
  if (act) count();
});

const acts = {
  pick: () => element.querySelector('#pick').click(),
  'pick-folder': () => element.querySelector('#pick-folder').click(),
  'choose-all': ({ key, choice }) => tell({ act: 'choose-all', key, choice }),
  choose: ({ key, choice }) => tell({ act: 'choose', key: +key, choice }),
  cancel: ({ key }) => tell({ act: 'cancel', key: +key }),
  'stop-sending': () => stopSending(),
  'cancel-all': () => { stopSending(); tell({ act: 'cancel-all' }); },
  clear: () => { acts['clear-refused'](); tell({ act: 'clear' }); },
  'clear-refused': () => { for (const line of part('sending').querySelectorAll('li.failed')) line.remove(); settle(); },
  open: ({ name }, button) => unfold(name, button),
  close: () => close(),
  order: ({ order }) => find({ order, page: 1 }),
  page: ({ page }) => { find({ page: +page }); part('finder').scrollIntoView({ block: 'start' }); },
  again: ({ name }) => readAgain([name]),
  remove: ({ name }, button) => ask([[name, button.closest('tr')?.dataset.own]], button),
  'again-chosen': () => { readAgain([...chosen.keys()]); none(); },
  'remove-chosen': (data, button) => ask([...chosen], button),
  'choose-none': () => none(),
};

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('#library [data-act], #shelf [data-act], #reader [data-act]');
  if (button && acts[button.dataset.act]) acts[button.dataset.act](button.dataset, button);
});

function readAgain(names) {
  tell({ act: 'again', names });
  for (const name of names) {
    const cell = shelf.querySelector(`tr[data-name="${CSS.escape(name)}"] [data-label="상태"]`);
    if (cell) cell.textContent = '다시 읽는 중';
  }
  say(`문서 ${names.length.toLocaleString()}건을 다시 읽습니다.`);
}

function stopSending() {
  for (const job of [...sending.splice(0), ...(current ? [current] : [])]) job.shown.stop.click();
}

function tell(said) {
  trigger('click', { ...view, ...said });
  setTimeout(look, 150);
}

function none() {
  chosen.clear();
  listed();
}

// ---- Removing is asked about first; what happens to the originals is said.
const dialog = part('confirm');
let doomed = [];
let asker = null;

function ask(names, button) {
  doomed = names.map(([name]) => name);
  asker = button;
  const own = names.filter(([, kept]) => kept === true || kept === '1').length;
  const unknown = names.some(([, kept]) => kept === undefined);
  dialog.querySelector('h2').textContent = doomed.length === 1 ? '이 문서를 뺄까요?' : `문서 ${doomed.length.toLocaleString()}건을 뺄까요?`;
  dialog.querySelector('.what').textContent = '빼면 찾기와 답변에 더는 쓰이지 않습니다.';
  const list = dialog.querySelector('.names');
  list.replaceChildren(...doomed.slice(0, 6).map((name) => made('li', '', name)));
  if (doomed.length > 6) list.append(made('li', 'soft', `그 밖에 ${doomed.length - 6}건`));
  dialog.querySelector('.consequence').textContent = unknown
    ? '이 화면에서 올린 원본은 함께 지워지고, 다른 폴더에 있는 원본은 그대로 있습니다.'
    : [own && (own === doomed.length ? '이 화면에서 올린 원본 파일도 함께 지워집니다.' : `이 화면에서 올린 원본 ${own}개는 함께 지워집니다.`),
      own < doomed.length && '다른 폴더에 있는 원본 파일은 그대로 있습니다.'].filter(Boolean).join(' ');
  dialog.showModal();
  dialog.querySelector('[data-confirm=no]').focus();
}

dialog.addEventListener('click', (event) => {
  const answer = event.target.dataset?.confirm;
  if (!answer) return;
  dialog.close();
  if (answer !== 'yes') return;
  for (const name of doomed) {
    chosen.delete(name);
    shelf.querySelector(`tr[data-name="${CSS.escape(name)}"]`)?.setAttribute('aria-busy', 'true');
  }
  tell({ act: 'remove', names: doomed });
  say(`문서 ${doomed.length}건을 빼는 중입니다.`);
  count();
});
dialog.addEventListener('close', () => { if (asker?.isConnected) asker.focus(); });

// ---- Reading a whole document beside the list.
let opener = null;

function unfold(name, button) {
  opener = button;
  part('main').classList.add('reading-document');
  trigger('select', { name });
}

function close() {
  part('main').classList.remove('reading-document');
  const again = opener?.isConnected ? opener : shelf.querySelector(`[data-act=open][data-name="${CSS.escape(opener?.dataset.name || '')}"]`);
  (again || part('words')).focus();
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !dialog.open && event.target.closest?.('#reader')) close();
});

listed();
look();
