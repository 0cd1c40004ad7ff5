import { z } from 'zod'

/**
 * What our files may hold, resource by resource, for the reader. Every object is strict: a second `occurrence[x]`, a
 * misspelt element or one that nobody asked for is refused. The addresses are written out here once more, as the reader
 * does not ask the writer.
 */
export const OWN = 'https://chargemark.invalid/fhir/'

const text = z.string().min(1)
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const reference = z.strictObject({ reference: text })
const identifier = z.strictObject({ system: text, value: text })
const coding = z.strictObject({ system: text, code: z.string().regex(/^\S+( \S+)*$/) })
const concept = z.strictObject({ coding: z.tuple([coding]) })
const tags = z.strictObject({ tag: z.array(coding).min(1) })
const id = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/)
const name = z.strictObject({ family: text, given: z.array(text).min(1).max(2).optional() })

const structure = (last: string) => z.literal(`${OWN}StructureDefinition/${last}`)

const extension = z.discriminatedUnion('url', [
  z.strictObject({ url: structure('charge-modifier'), valueCoding: coding }),
  z.strictObject({ url: structure('corrects-line'), valueIdentifier: identifier }),
  z.strictObject({ url: structure('credited-by'), valueIdentifier: identifier }),
  z.strictObject({ url: structure('place-of-service'), valueCoding: coding }),
  z.strictObject({ url: structure('revenue-code'), valueCoding: coding }),
  z.strictObject({ url: structure('local-time'), valueTime: z.iso.time({ precision: 0 }) }),
  z.strictObject({ url: structure('code-edition'), valueString: text }),
])

const chargeItem = z.strictObject({
  resourceType: z.literal('ChargeItem'),
  id: id.optional(),
  meta: tags,
  extension: z.array(extension),
  identifier: z.tuple([identifier]),
  status: z.enum(['billable', 'entered-in-error']),
  partOf: z.tuple([reference]).optional(),
  code: z.strictObject({ coding: z.array(coding).min(1).max(2) }),
  subject: reference,
  context: reference.optional(),
  occurrenceDateTime: day,
  performer: z
    .array(z.strictObject({ function: concept, actor: reference }))
    .min(1)
    .max(2),
  quantity: z.strictObject({ value: z.int().min(1) }),
  bodysite: z.tuple([concept]).optional(),
  factorOverride: z.literal(-1).optional(),
  priceOverride: z.strictObject({ value: z.number().min(0), currency: z.literal('USD') }).optional(),
  enteredDate: instant,
  reason: z.array(concept).min(1).optional(),
  service: z.tuple([z.strictObject({ type: z.literal('ImagingStudy'), identifier })]).optional(),
  productReference: reference.optional(),
  account: z.tuple([reference]).optional(),
})

const patient = z.strictObject({
  resourceType: z.literal('Patient'),
  id: id.optional(),
  identifier: z.tuple([identifier]),
  name: z.tuple([name]),
  gender: z.enum(['female', 'male', 'other', 'unknown']),
  birthDate: day,
})

const practitioner = z.strictObject({
  resourceType: z.literal('Practitioner'),
  id: id.optional(),
  identifier: z.tuple([identifier]),
  name: z.tuple([name]),
})

const encounter = z.strictObject({
  resourceType: z.literal('Encounter'),
  id: id.optional(),
  identifier: z.tuple([identifier]),
  status: z.literal('unknown'),
  class: z.strictObject({ system: text, code: z.enum(['IMP', 'EMER', 'AMB']) }),
  subject: reference,
})

const account = z.strictObject({
  resourceType: z.literal('Account'),
  id: id.optional(),
  identifier: z.tuple([identifier]),
  status: z.literal('unknown'),
  subject: z.tuple([reference]),
})

const device = z.strictObject({
  resourceType: z.literal('Device'),
  id: id.optional(),
  udiCarrier: z.tuple([z.strictObject({ deviceIdentifier: text })]),
})

export const anyResource = z.discriminatedUnion('resourceType', [
  chargeItem,
  patient,
  practitioner,
  encounter,
  account,
  device,
])

export type ReadResource = z.infer<typeof anyResource>
export type ReadChargeItem = z.infer<typeof chargeItem>

export const bundleHead = z.strictObject({
  resourceType: z.literal('Bundle'),
  meta: tags,
  identifier,
  type: z.literal('transaction'),
  timestamp: instant,
  entry: z.array(
    z.strictObject({
      fullUrl: z.string().regex(/^urn:uuid:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/),
      resource: z.unknown(),
      request: z.strictObject({
        method: z.enum(['PUT', 'POST']),
        url: text,
        ifNoneExist: text.optional(),
      }),
    }),
  ),
})
