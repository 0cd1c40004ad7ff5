import type { ReadResource } from './resource-schemas.ts'

type Request = { readonly method: string; readonly url: string; readonly ifNoneExist?: string | undefined }

/**
 * Why a request is not the one its resource needs: a charge is put where its own number is, everything else is created
 * only where nothing with its identifier exists.
 */
export function requestProblem(resource: ReadResource, { method, url, ifNoneExist }: Request): string | null {
  const { resourceType } = resource
  if (resourceType === 'ChargeItem') {
    const search = url.startsWith('ChargeItem?identifier=') ? url.slice('ChargeItem?identifier='.length) : ''
    const same = unescaped(search) === tokenOf(resource.identifier[0])
    return method === 'PUT' && ifNoneExist === undefined && same
      ? null
      : 'the charge is not put where its number is'
  }
  const [parameter = '', search = ''] = (ifNoneExist ?? '').split('=')
  const wanted =
    resourceType === 'Device' ? resource.udiCarrier[0].deviceIdentifier : tokenOf(resource.identifier[0])
  const same =
    parameter === (resourceType === 'Device' ? 'udi-di' : 'identifier') && unescaped(search) === wanted
  return method === 'POST' && url === resourceType && same ? null : 'it would be created twice'
}

function tokenOf({ system, value }: { readonly system: string; readonly value: string }): string {
  return `${system}|${value}`
}

/** Percent signs and the backslashes of the search syntax taken out; empty for what cannot be decoded. */
function unescaped(search: string): string {
  try {
    return decodeURIComponent(search).replaceAll(/\\(.)/gu, '$1')
  } catch {
    return ''
  }
}
