; What the installer does besides copying: the data folder that all accounts of the workstation share, and a policy file
; that only administrators can change. icacls names the accounts by their security identifiers, which are the same in
; every language: S-1-5-32-545 is Users.
; Source: Microsoft, icacls; well-known SIDs.
!macro customInstall
  ReadEnvStr $0 PROGRAMDATA
  CreateDirectory "$0\Chargemark"
  ; Files and folders inside may be read and changed by all accounts; the folder itself cannot be deleted or renamed.
  nsExec::ExecToLog 'icacls "$0\Chargemark" /grant *S-1-5-32-545:(OI)(CI)(IO)M /grant *S-1-5-32-545:(RX,WD,AD)'
  Pop $1
  ${IfNot} ${FileExists} "$0\Chargemark\policy.json"
    FileOpen $2 "$0\Chargemark\policy.json" w
    FileWrite $2 '{ "policy": 1 }'
    FileClose $2
  ${EndIf}
  nsExec::ExecToLog 'icacls "$0\Chargemark\policy.json" /inheritance:r /grant *S-1-5-32-544:F /grant *S-1-5-18:F /grant *S-1-5-32-545:R'
  Pop $1
!macroend
