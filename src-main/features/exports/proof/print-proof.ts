import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { renderPdf } from '#main/features/printing/index.ts'
import { sha256Of } from '#main/features/shares/index.ts'
import { deflateSync } from 'node:zlib'
import { placeFile } from '../release/place-file.ts'
import type { ReleaseTools } from '../release/settle.ts'
import { proofDocument } from './proof-document.ts'
import { proofOf } from './proof.ts'

/** Writes the proof of a batch into a folder as it stands now; answers its path. */
export async function printProof(
  tools: ReleaseTools,
  batch: string,
  folder: string,
): Promise<Result<string, Failure>> {
  const proof = proofOf(tools.db, batch)
  if (!proof.ok) return proof
  const at = tools.clock.now()
  const bytes = await renderPdf(proofDocument(proof.value, at))
  const name = `PROOF_${batch}_${at.slice(0, 19).replaceAll(/[-:]/g, '')}.pdf`
  return placeFile(tools, { folder, name, sha256: sha256Of(bytes), content: deflateSync(bytes) })
}
