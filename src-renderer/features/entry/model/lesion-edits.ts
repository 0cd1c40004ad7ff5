import { emptyPlacement, type LesionEntry, type PlacementEntry } from '#shared/domain/session-entry.ts'
import type {
  BiopsyGuidance,
  BiopsyMethod,
  DeviceType,
  Guidance,
  Structure,
} from '#shared/domain/vocabulary.ts'

/** Changes of one lesion row, each a plain function from row to row. */
export type LesionEdit = (lesion: LesionEntry) => LesionEntry

/** What guided the row as its guidance cell shows it: the placement, or the biopsy when nothing was placed. */
export function guidanceOf(lesion: LesionEntry): BiopsyGuidance | null {
  return lesion.placement ? lesion.placement.guidance : (lesion.biopsy?.guidance ?? null)
}

/** Sets the guidance of the row. A biopsy that went by the same guidance, or by none stated yet, goes along. */
export function withGuidance(guidance: Guidance | null): LesionEdit {
  return lesion => {
    const before = guidanceOf(lesion)
    const follows = lesion.biopsy && (lesion.biopsy.guidance === before || lesion.biopsy.guidance === null)
    const biopsy = lesion.biopsy && follows ? { ...lesion.biopsy, guidance } : lesion.biopsy
    if (!lesion.placement && lesion.biopsy) return { ...lesion, biopsy: { ...lesion.biopsy, guidance } }
    return { ...lesion, placement: { ...(lesion.placement ?? emptyPlacement()), guidance }, biopsy }
  }
}

/** Adds a device of a type, one of it; a type that is there already stays as it is. */
export function withDevice(type: DeviceType): LesionEdit {
  return lesion => {
    const placement = lesion.placement ?? { ...emptyPlacement(), guidance: placementGuidance(lesion) }
    const known = placement.devices.some(device => device.type === type)
    const devices = known ? placement.devices : [...placement.devices, { type, count: 1 }]
    return { ...lesion, placement: { ...placement, devices } }
  }
}

/** Sets how many of a type were placed; none takes the type away. */
export function withDeviceCount(type: DeviceType, count: number): LesionEdit {
  return editPlacement(placement => ({
    ...placement,
    devices:
      count === 0
        ? placement.devices.filter(device => device.type !== type)
        : placement.devices.map(device => (device.type === type ? { ...device, count } : device)),
  }))
}

/** Takes away the device that was entered last. */
export const withoutLastDevice: LesionEdit = editPlacement(placement => ({
  ...placement,
  devices: placement.devices.slice(0, -1),
}))

/** States that nothing was placed in this lesion. Its guidance goes over to the biopsy when that has none. */
export const withoutPlacement: LesionEdit = lesion => {
  const guidance = lesion.placement?.guidance ?? null
  const biopsy = lesion.biopsy && { ...lesion.biopsy, guidance: lesion.biopsy.guidance ?? guidance }
  return { ...lesion, placement: null, biopsy }
}

/** Adds a biopsy by the row's own guidance, changes its method, or takes it away when it is that method already. */
export function toggleBiopsy(method: BiopsyMethod): LesionEdit {
  return lesion => {
    if (lesion.biopsy?.method === method) return withoutBiopsy(lesion)
    const guidance = lesion.biopsy ? lesion.biopsy.guidance : guidanceOf(lesion)
    const possible = method === 'core' && guidance === 'none' ? null : guidance
    return { ...lesion, biopsy: { method, guidance: possible } }
  }
}

/** Takes the biopsy away. Without a placement its guidance would be lost, so the row goes back to a placement. */
export const withoutBiopsy: LesionEdit = lesion => ({
  ...lesion,
  biopsy: null,
  placement: lesion.placement ?? { ...emptyPlacement(), guidance: placementGuidance(lesion) },
})

/** Sets guidance of the biopsy apart from the placement's. Only an aspiration is done without imaging. */
export function withBiopsyGuidance(guidance: BiopsyGuidance): LesionEdit {
  return lesion => ({
    ...lesion,
    biopsy: { method: guidance === 'none' ? 'fna' : (lesion.biopsy?.method ?? 'core'), guidance },
  })
}

/** Names the tissue, or goes back to breast when it was named so already. */
export function toggleStructure(structure: Structure): LesionEdit {
  return lesion => ({ ...lesion, structure: lesion.structure === structure ? 'breast' : structure })
}

/** Changes the placement of a lesion that has one. */
export function editPlacement(change: (placement: PlacementEntry) => PlacementEntry): LesionEdit {
  return lesion => (lesion.placement ? { ...lesion, placement: change(lesion.placement) } : lesion)
}

/** A biopsy's guidance as a placement can have it. */
function placementGuidance(lesion: LesionEntry): Guidance | null {
  const guidance = lesion.biopsy?.guidance ?? null
  return guidance === 'none' ? null : guidance
}
