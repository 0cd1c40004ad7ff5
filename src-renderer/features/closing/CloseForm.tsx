import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { FolderField } from '../../ui/FolderField.tsx'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Key } from '../../ui/Key.tsx'
import classes from './ClosingPage.module.css'
import { canClose, missingForClose, type ClosingStore } from './closing-store.ts'
import { SIGNATURE_FIELD } from './go-to-open.ts'

/** The signature under a day. */
export function CloseForm({ store }: { readonly store: ClosingStore }) {
  const view = useStore(store.view)
  const lacks = missingForClose(view)
  return (
    <form
      className={classes.card}
      aria-label="Close the day"
      onSubmit={event => {
        event.preventDefault()
        void store.close()
      }}
    >
      <h2>Close the day</h2>
      <SignatureFields store={store} />
      <SheetFolder store={store} />
      <p className={classes.lacks} role="status">
        {lacks === null ? (
          <>
            <Icon name="complete" /> Ready to be signed.
          </>
        ) : (
          <>
            <Icon name="info" /> {lacks} <Key>Alt+G</Key>
          </>
        )}
      </p>
      <Button
        type="submit"
        look="main"
        disabled={!canClose(view)}
        {...(lacks === null ? { shortcut: 'Ctrl+Enter' } : {})}
      >
        {view.running ? 'Closing …' : 'Sign and close'}
      </Button>
      <p className={classes.hint}>
        A closed day takes sessions only with the mark “late”. The sheet names accession numbers, no patients.
      </p>
    </form>
  )
}

/** In a log with people each signs with their PIN; in one without, names are typed. */
function SignatureFields({ store }: { readonly store: ClosingStore }) {
  const standing = useStore(store.view, view => view.standing)
  const isNeeded = standing?.secondSignature ?? false
  const hasSecond = useStore(store.view, view => view.secondSignature.trim() !== '')
  const optional = isNeeded ? '' : ' (optional)'
  const signer = standing?.signer ?? null
  if (signer === null) {
    return (
      <>
        <SigningField store={store} name="signature" label="Signed by" />
        <SigningField store={store} name="secondSignature" label={`And by a second person${optional}`} />
      </>
    )
  }
  return (
    <>
      <p>
        Signed by <b>{signer}</b>
      </p>
      <SigningField store={store} name="secret" label="Your PIN or pass phrase" />
      <SigningField store={store} name="secondSignature" label={`Sign-in name of a second${optional}`} />
      {hasSecond && <SigningField store={store} name="secondSecret" label="PIN of the second person" />}
    </>
  )
}

type SigningFieldProps = {
  readonly store: ClosingStore
  readonly name: 'signature' | 'secondSignature' | 'secret' | 'secondSecret'
  readonly label: string
}

function SigningField({ store, name, label }: SigningFieldProps) {
  const value = useStore(store.view, view => view[name])
  const isFirst = name === 'signature' || name === 'secret'
  const isSecret = name === 'secret' || name === 'secondSecret'
  return (
    <Field label={label}>
      {tie => (
        <input
          {...tie}
          data-field={isFirst ? SIGNATURE_FIELD : undefined}
          type={isSecret ? 'password' : 'text'}
          value={value}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onChange={event => store.set({ [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
}

/** Where the sheet goes; also for writing one again. */
export function SheetFolder({ store }: { readonly store: ClosingStore }) {
  const folder = useStore(store.view, view => view.folder)
  return (
    <FolderField
      label="Folder for the sheet (PDF)"
      folder={folder}
      onType={typed => store.set({ folder: typed })}
      onChoose={() => void store.chooseFolder()}
    />
  )
}
