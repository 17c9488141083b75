//! TLS for calls to the provider: rustls on ring, which needs neither cmake nor a system library.

use std::sync::Arc;

use rustls::crypto::{CryptoProvider, ring};
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;

/// Trusts what this machine trusts, so that a company's own authority works; where the machine
/// has no certificates, as in slim containers, Mozilla's list that is compiled in. Nothing global
/// is installed. Fails only when ring supports none of rustls' default protocol versions.
pub fn client_config() -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(ring::default_provider());
    let system = Verifier::new(Arc::clone(&provider));
    config_with(provider, system)
}

fn config_with(
    provider: Arc<CryptoProvider>,
    system: Result<Verifier, rustls::Error>,
) -> Result<ClientConfig, rustls::Error> {
    let builder =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    let config = match system {
        Ok(verifier) => builder
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier)),
        Err(error) => {
            tracing::info!(
                error = %error,
                "no certificates on this machine; using the list that is compiled in"
            );
            let roots = webpki_roots::TLS_SERVER_ROOTS
                .iter()
                .cloned()
                .collect::<RootCertStore>();
            builder.with_root_certificates(roots)
        }
    };
    Ok(config.with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_without_certificates_still_gets_a_client() {
        let none = Err(rustls::Error::General("no certificates".to_owned()));
        assert!(config_with(Arc::new(ring::default_provider()), none).is_ok());
        assert!(client_config().is_ok());
    }
}
