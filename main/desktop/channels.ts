/** The names of the messages between preload and main. Nothing else crosses; every one is checked in ipc.ts. */
export const channels = {
  call: 'station:call',
  cancel: 'station:cancel',
  progress: 'station:progress',
  event: 'station:event',
  state: 'station:state',
  desktop: 'desktop:call',
} as const;
