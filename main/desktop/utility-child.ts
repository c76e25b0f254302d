/** The station's process as Electron runs it: a utility process, with Electron's own Node. */
import { utilityProcess } from 'electron';
import type { FromStation } from '../station-messages.ts';
import type { ChildListener, StationChild } from './station-host.ts';

/** As `startNodeChild`, without a Node of another kind. */
export function startUtilityChild(script: string, log: (text: string) => void, listener: ChildListener): StationChild {
  const child = utilityProcess.fork(script, [], {
    serviceName: 'Trạm Số Hóa',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr?.on('data', (text: Buffer) => log(text.toString()));
  child.on('message', (message: FromStation) => listener.onMessage(message));
  child.on('exit', () => listener.onExit());
  return {
    send: (message) => child.postMessage(message),
    kill: () => void child.kill(),
  };
}
