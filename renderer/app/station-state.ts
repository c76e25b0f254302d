/** Where the station stands, as the program around the window tells it; null until it has. */
import { useEffect, useState } from 'react';
import type { StationState } from '../../shared/desktop.ts';
import { desktop } from '../client.ts';

export function useStationState(): StationState | null {
  const [state, setState] = useState<StationState | null>(null);
  useEffect(() => {
    let told = false;
    const stop = desktop().onStationState((next) => {
      told = true;
      setState(next);
    });
    // What was told meanwhile is newer than the answer.
    void desktop()
      .stationState()
      .then((now) => {
        if (!told) setState(now);
      });
    return stop;
  }, []);
  return state;
}
