import type { PlacedItem, PlacementEntry } from '#shared/domain/session-entry.ts'
import { DEVICE_LABEL } from '#shared/domain/labels.ts'
import type { DeviceType } from '#shared/domain/vocabulary.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { BLANK_ITEM, editItem, type ItemPlace, itemsOf, withItem, withoutItem } from '../model/item-edits.ts'
import { editLesion } from '../model/session-edits.ts'
import { readDate } from '../model/read-date.ts'
import { useNotice, useSession, useView } from '../session-context.ts'
import { problemOf } from '../store/field-status.ts'
import classes from './DeviceItems.module.css'

type ItemsProps = {
  readonly lesion: string
  readonly placement: PlacementEntry
  /** Only what is known already, without the offer to type more. */
  readonly known?: boolean
}

/** What is known of each device of a lesion: filled by a scan, or typed. */
export function DeviceItems({ lesion, placement, known = false }: ItemsProps) {
  const session = useSession()
  const items = itemsOf(placement)
  return (
    <div className={classes.items}>
      {items.map(({ place, type, item }) => (
        <ItemLine
          key={`${place.device} ${place.item}`}
          lesion={lesion}
          place={place}
          type={type}
          item={item}
        />
      ))}
      {placement.devices
        .filter(({ count, items: own = [] }) => !known && own.length < count)
        .map(({ type }) => (
          <Button
            key={type}
            look="quiet"
            icon="add"
            onClick={() =>
              session.change(
                `lesions.${lesion}.placement.devices`,
                editLesion(lesion, withItem(type, BLANK_ITEM)),
              )
            }
          >
            Numbers of the {DEVICE_LABEL[type]}
          </Button>
        ))}
    </div>
  )
}

const FIELDS = [
  { name: 'deviceIdentifier', label: 'Device' },
  { name: 'serial', label: 'Serial' },
  { name: 'lot', label: 'Lot' },
  { name: 'expiresOn', label: 'Expires' },
] as const satisfies readonly { readonly name: keyof PlacedItem; readonly label: string }[]

type ItemLineProps = {
  readonly lesion: string
  readonly place: ItemPlace
  readonly type: DeviceType
  readonly item: PlacedItem
}

function ItemLine({ lesion, place, type, item }: ItemLineProps) {
  const session = useSession()
  const path = `lesions.${lesion}.placement.devices.${place.device}.items.${place.item}`
  const number = place.item + 1
  return (
    <div
      role="group"
      aria-label={`${DEVICE_LABEL[type]} ${number} of lesion ${lesion}`}
      className={classes.item}
    >
      <span className={classes.type}>{DEVICE_LABEL[type]}</span>
      {FIELDS.map(({ name, label }) => (
        <ItemField
          key={name}
          path={`${path}.${name}`}
          label={label}
          className={classes[name]}
          value={item[name]}
          onText={text =>
            session.change(`${path}.${name}`, editLesion(lesion, editItem(place, { [name]: text })))
          }
        />
      ))}
      <IconButton
        icon="close"
        label={`Remove the numbers of ${DEVICE_LABEL[type]} ${number}`}
        onClick={() =>
          session.change(`lesions.${lesion}.placement.devices`, editLesion(lesion, withoutItem(place)))
        }
      />
      <ItemWords path={path} />
    </div>
  )
}

type ItemFieldProps = {
  readonly path: string
  readonly label: string
  readonly className: string | undefined
  readonly value: string
  readonly onText: (text: string) => void
}

function ItemField({ path, label, className, value, onText }: ItemFieldProps) {
  const session = useSession()
  const problem = useView(view => problemOf(view, path) ?? view.marks.problems.get(path) ?? null)
  const notice = useNotice(path)
  return (
    <label>
      {label}{' '}
      <input
        data-field={path}
        className={className}
        aria-invalid={problem !== null || undefined}
        aria-description={problem ?? notice ?? undefined}
        value={value}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        onChange={event => onText(event.currentTarget.value)}
        onBlur={() => {
          const tidy = path.endsWith('.expiresOn') ? readDate(value) : value.trim()
          if (tidy !== value) onText(tidy)
          session.leave(path)
        }}
      />
    </label>
  )
}

/** The first thing to be said of a device, in sight beside it. */
function ItemWords({ path }: { readonly path: string }) {
  const problem = useView(view => view.marks.problems.get(path) ?? null)
  const notice = useNotice(path)
  if (problem === null && notice === null) return null
  return <p className={problem === null ? classes.notice : classes.problem}>{problem ?? notice}</p>
}
