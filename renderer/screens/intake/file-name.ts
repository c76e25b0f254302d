/** Paths as people read them, of any system: the name of the file, and the folder it lies in. */
const lastSeparator = (path: string): number => Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));

export const fileName = (path: string): string => path.slice(lastSeparator(path) + 1);

export const folderOf = (path: string): string => path.slice(0, Math.max(0, lastSeparator(path)));
