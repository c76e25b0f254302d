/** Making a fonds, an inventory or a dossier: a code, a name, and where it belongs. */
import { Button, Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { FondsNode } from '../../../shared/views.ts';
import { useTexts } from '../../app/language.tsx';
import { useStationAction } from '../../client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import type { Branch } from './address.ts';
import styles from './new-record.module.css';
import { texts } from './texts.ts';

export type NewWhat = 'fonds' | 'inventory' | 'dossier';

type Given = {
  tree: readonly FondsNode[];
  branch: Branch;
  onClose: () => void;
  onMade: (what: NewWhat, id: number) => void;
};

export function NewRecord({ what, ...given }: Given & { what: NewWhat | null }): ReactNode {
  const t = useTexts(texts);
  const titles = { fonds: t.newFonds, inventory: t.newInventory, dossier: t.newDossier };
  return (
    <Modal
      opened={what !== null}
      onClose={given.onClose}
      title={what === null ? '' : titles[what]}
      closeButtonProps={{ 'aria-label': t.cancel }}
    >
      {what !== null && <NewForm what={what} {...given} />}
    </Modal>
  );
}

function NewForm({ what, tree, branch, onClose, onMade }: Given & { what: NewWhat }): ReactNode {
  const t = useTexts(texts);
  const inventories = tree.flatMap((fonds) =>
    fonds.inventories.map((inventory) => ({
      value: String(inventory.id),
      label: `${fonds.title} · ${t.inventoryName(inventory.code, inventory.title)}`,
      fondsId: fonds.id,
    })),
  );
  const near = inventories.find((each) =>
    branch?.kind === 'inventory' ? each.value === String(branch.id) : each.fondsId === branch?.id,
  );
  const [code, setCode] = useState('');
  const [title, setTitle] = useState('');
  const [fondsId, setFondsId] = useState(
    String(near?.fondsId ?? (branch?.kind === 'fonds' ? branch.id : tree[0]?.id) ?? ''),
  );
  const [inventoryId, setInventoryId] = useState(near?.value ?? inventories[0]?.value ?? '');
  const [planned, setPlanned] = useState(true);
  const makeFonds = useStationAction('fonds.create');
  const makeInventory = useStationAction('inventory.create');
  const makeDossier = useStationAction('dossier.create');
  const action = { fonds: makeFonds, inventory: makeInventory, dossier: makeDossier }[what];
  const complete = code.trim() !== '' && title.trim() !== '';

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!complete) return;
    const named = { code: code.trim(), title: title.trim() };
    const result =
      what === 'fonds'
        ? await makeFonds.run(named)
        : what === 'inventory'
          ? await makeInventory.run({ ...named, fondsId: Number(fondsId) })
          : await makeDossier.run({
              ...named,
              planned,
              ...(inventoryId === '' ? {} : { inventoryId: Number(inventoryId) }),
            });
    if (result.ok) onMade(what, result.value.id);
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      {what === 'inventory' && (
        <NativeSelect
          label={t.inFonds}
          value={fondsId}
          onChange={(event) => setFondsId(event.currentTarget.value)}
          data={tree.map((fonds) => ({ value: String(fonds.id), label: `${fonds.code} · ${fonds.title}` }))}
        />
      )}
      {what === 'dossier' && inventories.length > 0 && (
        <NativeSelect
          label={t.inInventory}
          value={inventoryId}
          onChange={(event) => setInventoryId(event.currentTarget.value)}
          data={inventories.map(({ value, label }) => ({ value, label }))}
        />
      )}
      <TextInput label={t.code} value={code} onChange={(event) => setCode(event.currentTarget.value)} data-autofocus />
      <TextInput
        label={what === 'dossier' ? t.dossierTitle : t.name}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {what === 'dossier' && (
        <Checkbox label={t.planned} checked={planned} onChange={(event) => setPlanned(event.currentTarget.checked)} />
      )}
      <ErrorNotice failure={action.failure} />
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose}>
          {t.cancel}
        </Button>
        <Button type="submit" loading={action.pending} disabled={!complete}>
          {t.create}
        </Button>
      </div>
    </form>
  );
}
