// Loaded before a host: throws as a timer of the host would, with a patient in the message, once the host listens.

const error = Object.assign(new Error('QUOXWREN\n    at CNRYM7731 (/CNRYA9942.ts:1:1)'), {
  patient: 'QUOXWREN',
})

const waiting = setInterval(() => {
  if (process.listenerCount('uncaughtException') === 0) return
  clearInterval(waiting)
  if (process.env['CHARGEMARK_THROWS'] === 'rejection') void Promise.reject(error)
  else throw error
}, 20)
