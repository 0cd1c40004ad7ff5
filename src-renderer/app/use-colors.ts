import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'

/** The colors in use, and the way to the others. */
export function useColors(): { readonly next: 'light' | 'dark'; readonly switchColors: () => void } {
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const next = scheme === 'light' ? 'dark' : 'light'
  return { next, switchColors: () => setColorScheme(next) }
}
