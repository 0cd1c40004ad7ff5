import classes from './ExportPage.module.css'

export type RadiosProps<T extends string> = {
  readonly legend: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onPick: (value: T) => void
}

/** One of a few, all in sight. */
export function Radios<T extends string>({ legend, value, options, onPick }: RadiosProps<T>) {
  return (
    <fieldset className={classes.radios}>
      <legend>{legend}</legend>
      {options.map(option => (
        <label key={option.value}>
          <input
            type="radio"
            name={legend}
            checked={value === option.value}
            onChange={() => onPick(option.value)}
          />{' '}
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
