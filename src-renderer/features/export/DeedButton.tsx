import { Button, type ButtonProps } from '../../ui/Button.tsx'

type DeedButtonProps = Omit<ButtonProps, 'children'> & {
  readonly label: string
  /** What it is done with, for those who hear the button away from its row. */
  readonly about: string
}

/** A button of a row: short to the eye, as the row says the rest, and whole to the ear. */
export function DeedButton({ label, about, ...rest }: DeedButtonProps) {
  return (
    <Button {...rest}>
      {label}
      <span className="visually-hidden"> {about}</span>
    </Button>
  )
}
