/**
 * Locks the session when nobody has touched the computer for as long as the archive's settings say, and at once when
 * the screen is locked or the computer sleeps. Work in hand goes on.
 */
import type { StationHost } from './station-host.ts';

const LOOK_EVERY_MS = 5_000;

/**
 * @param idleSeconds how long nobody has touched the computer
 * @returns what to tell of: a change of the archive's settings, a locked screen; and how to end
 */
export function watchIdle(
  host: Pick<StationHost, 'call'>,
  idleSeconds: () => number,
): { settingsChanged(): Promise<void>; lock(): void; look(): void; end(): void } {
  let limitSeconds = 0;
  let locked = false;

  const lock = (): void => {
    void host.call('session.lock', {});
  };
  const look = (): void => {
    const away = limitSeconds > 0 && idleSeconds() >= limitSeconds;
    // Once for each absence: the session may be unlocked again while the computer still counts.
    if (away && !locked) lock();
    locked = away;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    lock,
    look,
    async settingsChanged() {
      const settings = await host.call('archive.settings', {});
      if (settings.ok) limitSeconds = settings.value.idleMinutes * 60;
    },
    end: () => clearInterval(timer),
  };
}
