/**
 * Electron's own list of what a safe program does (https://www.electronjs.org/docs/latest/tutorial/security), asked of
 * the running program point by point. What no running program can show stands elsewhere: 16, a current Electron, in
 * package.json; 19, the fuses, in scripts/pack.story.ts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { type Desk, story } from './desk.ts';

/**
 * What the page gets for trying something that must not work: the name of the error, or `worked`. Tried in a turn of the
 * page's own, because the debugger may do what the policy forbids.
 */
const attempt = (desk: Desk, script: string): Promise<string> =>
  desk.page.evaluate(`new Promise((tell) => setTimeout(() => {
    (async () => { ${script}; return 'worked'; })().then(tell, (cause) => tell(cause.name));
  }))`);

story('the window holds to the list of what a safe program does', async ({ openDesk }) => {
  const desk = await openDesk();
  await desk.ready();
  const { page, electron } = desk;

  // 1, 18: only our own scheme is loaded, which counts as secure; files of the computer are out of reach.
  expect(page.url()).toMatch(/^app:\/\/station\//);
  expect(await page.evaluate(() => window.isSecureContext)).toBe(true);
  const loaded = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[src], link[href]')].map(
      (element) => (element as HTMLScriptElement).src ?? (element as unknown as HTMLLinkElement).href,
    ),
  );
  expect(loaded.length).toBeGreaterThan(0);
  expect(loaded.filter((address) => !address.startsWith('app://'))).toEqual([]);
  for (const address of ['file:///etc/hostname', 'https://example.org/', 'http://127.0.0.1/']) {
    expect(await attempt(desk, `await fetch('${address}', { mode: 'no-cors' })`)).toBe('TypeError');
  }

  // 2, 3, 4, 6, 8, 9, 10, 11: how the window was made.
  const preferences = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const contents = window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      return contents.getLastWebPreferences();
    }),
  );
  expect(preferences).toHaveLength(1);
  expect(preferences[0]).toMatchObject({
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
  expect(preferences[0]?.enableBlinkFeatures ?? '').toBe('');
  expect(await page.evaluate('[typeof require, typeof process, typeof module, typeof global]')).toEqual(
    Array(4).fill('undefined'),
  );

  // 5: no permission of the system is given.
  for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'persistent-storage']) {
    expect(await page.evaluate(`navigator.permissions.query({ name: '${name}' }).then((p) => p.state)`)).toBe('denied');
  }
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  expect(await attempt(desk, 'await navigator.mediaDevices.getUserMedia({ audio: true })')).not.toBe('worked');

  // 7: a policy that lets nothing run that the program did not write; another nonce for each load.
  const policyOf = (): Promise<string | null> =>
    page.evaluate(async () => (await fetch('app://station/')).headers.get('content-security-policy'));
  const policy = await policyOf();
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{24}';/);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(await policyOf()).not.toBe(policy);
  expect(await attempt(desk, `new Function('return 1')()`)).toBe('EvalError');
  const injected = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.head.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { --injected: yes }';
    document.head.append(style);
    const seen = getComputedStyle(document.body).getPropertyValue('--injected');
    return [(window as { injected?: boolean }).injected ?? false, seen];
  });
  expect(injected).toEqual([false, '']);

  // 11, 12: a webview is an unknown element. Frames do not load either.
  expect(await page.evaluate(() => 'src' in document.createElement('webview'))).toBe(false);
  const frames = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = 'app://station/index.html';
    document.body.append(frame);
    await new Promise((settled) => {
      frame.onload = settled;
    });
    const address = frame.contentDocument?.URL ?? 'refused';
    frame.remove();
    return address;
  });
  expect(frames).not.toMatch(/^app:\/\/station/);

  // 13, 14: the page goes nowhere else and opens nothing.
  const address = page.url();
  for (const target of [
    'https://example.org/',
    'file:///etc/hostname',
    'app://station/assets/',
    'app://pages/1/view',
  ]) {
    await page.evaluate((to) => window.location.assign(to), target);
    expect(await page.evaluate(() => window.open('app://station/') === null)).toBe(true);
    expect(page.url()).toBe(address);
  }
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);

  // 15: nothing the window says is handed to the system to be opened.
  const sources = fileURLToPath(new URL('../../main/desktop/', import.meta.url));
  for (const name of readdirSync(sources))
    expect(readFileSync(join(sources, name), 'utf8')).not.toMatch(/openExternal/);

  // 20: the bridge is what shared/desktop.ts says, functions and no more.
  const bridge = await page.evaluate(() => ({
    station: Object.entries(window.station).map(([name, value]) => `${name}: ${typeof value}`),
    desktop: Object.values(window.desktop).every((value) => typeof value === 'function'),
    electron: 'ipcRenderer' in window || 'electron' in window,
  }));
  expect(bridge).toEqual({
    station: ['call: function', 'cancel: function', 'onProgress: function', 'on: function'],
    desktop: true,
    electron: false,
  });
});

story('a message from anywhere but the page of our window is refused', async ({ openDesk, folder }) => {
  const desk = await openDesk();
  await desk.ready();
  // 17: another window with the very same preload and the very same address.
  const answers = await desk.electron.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/main/desktop/preload.cjs`;
    const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await other.loadURL('app://station/');
    const asked = await other.webContents.executeJavaScript(`Promise.all([
      window.station.call('station.status', {}, 'x').then((answer) => answer.error.code),
      window.desktop.facts().then(() => 'answered', (cause) => cause.message.includes('refused') ? 'refused' : cause.message),
    ])`);
    other.destroy();
    return asked as string[];
  });
  expect(answers).toEqual(['no-permission', 'refused']);

  // Of our own window, what it may not ask for: paths of its own making, and calls that are the program's own.
  const archive = join(folder, 'kho');
  await desk.stubDialog(archive);
  const [chosen] = await desk.page.evaluate(() => window.desktop.choose('archive-folder'));
  expect(chosen).toMatchObject({ name: 'kho' });
  expect(JSON.stringify(chosen)).not.toContain(folder);
  const made = await desk.page.evaluate(
    (id) => window.desktop.createArchive(id, { name: 'Kho', fondsCode: '01', fondsTitle: 'Phông' }),
    chosen?.id ?? '',
  );
  expect(made).toEqual({ ok: true, value: null });
  const refusals = [
    await desk.call('intake.take', { roots: ['/etc'] }),
    await desk.call('inventory.import', { path: '/etc/passwd' }),
    await desk.call('document.savePdf', { id: 1, path: chosen?.id ?? '' }),
    await desk.call('page.picture', { id: 1, size: 'full' }),
    await desk.call('no.such' as never, {} as never),
  ].map((answer) => (answer.ok ? 'answered' : answer.error.code));
  expect(refusals).toEqual(['not-chosen', 'not-chosen', 'not-chosen', 'bad-request', 'bad-request']);

  // Addresses of files and pages that do not exist for the window.
  const statuses = await desk.page.evaluate(async () => {
    const addresses = [
      'app://station/..%2f..%2fpackage.json',
      'app://station/%2e%2e/main/desktop/index.js',
      'app://station//etc/passwd',
      'app://pages/1/view',
      'app://pages/../../etc/passwd',
      'app://elsewhere/',
    ];
    return Promise.all(
      addresses.map((address) =>
        fetch(address).then(
          (answer) => answer.status,
          () => 'refused',
        ),
      ),
    );
  });
  expect(statuses).toEqual([404, 404, 404, 404, 404, 'refused']);
});
