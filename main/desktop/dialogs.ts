/** The system's dialogs for files and folders. What is chosen becomes a grant; its path stays in this process. */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter, type OpenDialogOptions } from 'electron';
import type { ChooseWhat, Grant, Language } from '../../shared/desktop.ts';
import type { Grants } from './grants.ts';
import { texts } from './texts.ts';

type Properties = NonNullable<OpenDialogOptions['properties']>;

const scanEndings = ['pdf', 'tif', 'tiff', 'jpg', 'jpeg', 'png'];

const properties: Readonly<Record<ChooseWhat, Properties>> = {
  scans: ['openFile', 'multiSelections'],
  'scan-folder': ['openDirectory', 'multiSelections'],
  scan: ['openFile'],
  'dossier-list': ['openFile'],
  'archive-folder': ['openDirectory', 'createDirectory', 'promptToCreate'],
  'destination-folder': ['openDirectory', 'createDirectory'],
  'backup-folder': ['openDirectory', 'createDirectory'],
};

/** An empty list when the dialog was closed. */
export async function choose(
  window: BrowserWindow,
  what: ChooseWhat,
  { grants, language }: { grants: Grants; language: Language },
): Promise<Grant[]> {
  const { choose: titles, kinds } = texts[language];
  const filters: FileFilter[] =
    what === 'scans' || what === 'scan'
      ? [{ name: kinds.scans, extensions: scanEndings }]
      : what === 'dossier-list'
        ? [{ name: kinds.lists, extensions: ['xlsx', 'csv'] }]
        : [];
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: titles[what],
    properties: properties[what],
    ...(filters.length === 0 ? {} : { filters }),
  });
  return canceled ? [] : filePaths.map((path) => grants.give(path));
}

/** Null when the dialog was closed. The dialog itself asks before an existing file is named. */
export async function chooseSave(
  window: BrowserWindow,
  suggestedName: string,
  kind: 'pdf' | 'text',
  { grants, language }: { grants: Grants; language: Language },
): Promise<Grant | null> {
  const { save, kinds } = texts[language];
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: save,
    defaultPath: join(app.getPath('documents'), fileName(suggestedName)),
    filters: [kind === 'pdf' ? { name: kinds.pdf, extensions: ['pdf'] } : { name: kinds.text, extensions: ['txt'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : grants.give(filePath, 'write');
}

/** A title may hold what no file name may: `12/QĐ-MTTQ`. */
function fileName(suggested: string): string {
  return suggested.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-').slice(0, 150);
}
