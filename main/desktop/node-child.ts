/**
 * The station's process as an ordinary child of Node: for development and tests, and where Electron's own Node is too
 * old for the database. See utility-child.ts for the other way.
 */
import { fork } from 'node:child_process';
import type { FromStation } from '../station-messages.ts';
import type { ChildListener, StationChild } from './station-host.ts';

/**
 * @param node the Node to run it with
 * @param script main/station-process, as source or built
 * @param log gets what the process says on its standard error, as a last word when it dies
 */
export function startNodeChild(
  node: string,
  script: string,
  log: (text: string) => void,
  listener: ChildListener,
): StationChild {
  const child = fork(script, [], {
    execPath: node,
    execArgv: [],
    // Typed arrays and dates cross as they are.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, NODE_OPTIONS: '', ELECTRON_RUN_AS_NODE: undefined },
  });
  child.stderr?.on('data', (text: Buffer) => log(text.toString()));
  child.on('message', (message) => listener.onMessage(message as FromStation));
  let gone = false;
  const exit = (): void => {
    if (!gone) listener.onExit();
    gone = true;
  };
  child.on('exit', exit);
  // A program that cannot be started has no exit.
  child.on('error', (cause) => {
    log(cause.message);
    if (child.pid === undefined) exit();
  });
  return {
    send: (message) => void (child.connected && child.send(message, () => {})),
    kill: () => void child.kill('SIGKILL'),
  };
}
