# shellcheck shell=bash
# The domain of its own, and its certificate. Read by codeengine/deploy.sh.

# Needs the certificate with its whole chain, of a public authority: TLS_CERT and TLS_KEY name the files.
put_domain() {
  if [[ -n ${TLS_CERT:-} ]]; then
    put_secret "$APP-tls" tls --cert-chain-file "$TLS_CERT" --private-key-file "$TLS_KEY"
  fi
  if [[ -n $dry_run ]] || exists secret "$APP-tls"; then
    local verb=create
    if exists domainmapping "$DOMAIN"; then verb=update; fi
    change domainmapping "$verb" --domain-name "$DOMAIN" --target "$APP" --target-type application --tls-secret "$APP-tls"
  else
    printf '%s is not mapped yet: set TLS_CERT and TLS_KEY to the files of its certificate.\n' "$DOMAIN"
  fi
}
