/** The window opens, and holds to Electron's own list of what a safe program does. */
import { expect } from 'vitest';
import { story } from './desk.ts';

story('the window opens', async ({ openDesk }) => {
  const desk = await openDesk();
  expect(await desk.stationState()).toEqual({ phase: 'no-archive' });
  await desk.screenshots('empty');
});
