//! A certificate by ACME, from a small authority of our own that really checks the challenge: it
//! connects to the server with `acme-tls/1` and compares the key authorization (RFC 8737).

use crate::harness::{Engine, Place, Server, eventually};
use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use rcgen::{BasicConstraints, CertificateParams, CertificateSigningRequestParams, IsCa, Issuer, KeyPair};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, ServerName, UnixTime};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::net::{TcpListener, TcpStream};

const DOMAIN: &str = "meet.example";
const TOKEN: &str = "a-token-of-the-authority";

struct Authority {
    base: String,
    issuer: Issuer<'static, KeyPair>,
    /// Where the server under test answers HTTPS.
    target: SocketAddr,
    thumbprint: Mutex<Option<String>>,
    proven: Mutex<bool>,
    certificate: Mutex<Option<String>>,
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_comes_by_acme() {
    let root_key = KeyPair::generate().unwrap();
    let mut root = CertificateParams::new(Vec::<String>::new()).unwrap();
    root.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let root_pem = root.self_signed(&root_key).unwrap().pem();
    let issuer = Issuer::new(root, root_key);

    let place = Place::new(Engine::Sqlite).await;
    let root_file = place.folder.path().join("root.pem");
    std::fs::write(&root_file, &root_pem).unwrap();
    // The authority must know where to connect before the server has started.
    let target = free_address();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let acceptor = acceptor(&issuer);
    let authority = Arc::new(Authority {
        base: base.clone(),
        issuer,
        target,
        thumbprint: Mutex::default(),
        proven: Mutex::default(),
        certificate: Mutex::default(),
    });
    tokio::spawn(run(listener, acceptor, Arc::clone(&authority)));

    let mut command = place.command();
    command
        .env("CONVOCA_HTTPS_ADDR", target.to_string())
        .env("CONVOCA_ACME_DOMAINS", DOMAIN)
        .env("CONVOCA_ACME_CONTACT", "it@meet.example")
        .env("CONVOCA_ACME_DIRECTORY", format!("{base}/directory"))
        .env("CONVOCA_ACME_ROOT", &root_file)
        .env_remove("CONVOCA_PUBLIC_URL");
    let server = Server::spawn(command);
    assert!(server.banner.contains(&format!("https://{DOMAIN}")), "links start with the public name");

    let client = reqwest::Client::builder()
        .tls_certs_only([reqwest::Certificate::from_pem(root_pem.as_bytes()).unwrap()])
        .resolve(DOMAIN, target)
        .build()
        .unwrap();
    let url = format!("https://{DOMAIN}:{}/health", target.port());
    let health = eventually("a trusted certificate", async || client.get(&url).send().await.ok()).await;
    assert_eq!(health.status(), 200);
    assert!(*authority.proven.lock().unwrap(), "the challenge was met");
}

fn free_address() -> SocketAddr {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

fn acceptor(issuer: &Issuer<'static, KeyPair>) -> tokio_rustls::TlsAcceptor {
    let key = KeyPair::generate().unwrap();
    let own = CertificateParams::new(["localhost".to_owned()]).unwrap().signed_by(&key, issuer).unwrap();
    let private = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![own.der().clone()], private)
        .unwrap();
    tokio_rustls::TlsAcceptor::from(Arc::new(config))
}

async fn run(listener: TcpListener, acceptor: tokio_rustls::TlsAcceptor, authority: Arc<Authority>) {
    let router = axum::Router::new()
        .route("/directory", get(directory))
        .route("/nonce", get(async || ([("replay-nonce", "n0")], "")))
        .route("/account", post(account))
        .route("/{what}", post(answer))
        .with_state(authority);
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        let (acceptor, router) = (acceptor.clone(), router.clone());
        tokio::spawn(async move {
            let Ok(stream) = acceptor.accept(stream).await else { return };
            let service = hyper_util::service::TowerToHyperService::new(router);
            let stream = hyper_util::rt::TokioIo::new(stream);
            let _ = hyper::server::conn::http1::Builder::new().serve_connection(stream, service).await;
        });
    }
}

async fn directory(State(authority): State<Arc<Authority>>) -> Json<Value> {
    let at = |path: &str| format!("{}/{path}", authority.base);
    Json(json!({"newNonce": at("nonce"), "newAccount": at("account"), "newOrder": at("order")}))
}

/// A part of a signed request (RFC 7515); the signature is the library's business.
fn part(body: &Value, name: &str) -> Value {
    let bytes = BASE64.decode(body[name].as_str().unwrap()).unwrap();
    serde_json::from_slice(&bytes).unwrap_or(Value::Null)
}

async fn account(State(authority): State<Arc<Authority>>, Json(body): Json<Value>) -> Response {
    let jwk = &part(&body, "protected")["jwk"];
    // RFC 7638: the members that matter, in order.
    let canonical = format!(r#"{{"crv":{},"kty":{},"x":{},"y":{}}}"#, jwk["crv"], jwk["kty"], jwk["x"], jwk["y"]);
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, canonical.as_bytes());
    *authority.thumbprint.lock().unwrap() = Some(BASE64.encode(digest));
    ([("location", format!("{}/account/1", authority.base))], "{}").into_response()
}

async fn answer(
    State(authority): State<Arc<Authority>>,
    Path(what): Path<String>,
    Json(body): Json<Value>,
) -> Response {
    let at = |path: &str| format!("{}/{path}", authority.base);
    let order = || {
        let certificate = authority.certificate.lock().unwrap();
        let status = match (&*certificate, *authority.proven.lock().unwrap()) {
            (Some(_), _) => "valid",
            (None, true) => "ready",
            (None, false) => "pending",
        };
        json!({"status": status, "authorizations": [at("authorization")], "finalize": at("finalize"),
            "certificate": at("certificate")})
    };
    match what.as_str() {
        "order" => ([("location", at("order-1"))], Json(order())).into_response(),
        "order-1" => Json(order()).into_response(),
        "authorization" => {
            let status = if *authority.proven.lock().unwrap() { "valid" } else { "pending" };
            Json(json!({"status": status, "identifier": {"type": "dns", "value": DOMAIN}, "challenges": [
                {"type": "tls-alpn-01", "url": at("challenge"), "token": TOKEN, "status": status}]}))
            .into_response()
        }
        "challenge" => {
            let proven = is_proven(&authority).await;
            *authority.proven.lock().unwrap() = proven;
            Json(json!({})).into_response()
        }
        "finalize" => {
            let csr = BASE64.decode(part(&body, "payload")["csr"].as_str().unwrap()).unwrap();
            let csr = CertificateSigningRequestParams::from_der(&csr.into()).unwrap();
            *authority.certificate.lock().unwrap() = Some(csr.signed_by(&authority.issuer).unwrap().pem());
            Json(order()).into_response()
        }
        "certificate" => authority.certificate.lock().unwrap().clone().unwrap().into_response(),
        other => panic!("the authority has no {other}"),
    }
}

/// Connects as an authority does and looks for the hash of the key authorization in the
/// certificate that is presented.
async fn is_proven(authority: &Authority) -> bool {
    let thumbprint = authority.thumbprint.lock().unwrap().clone().expect("an account comes first");
    let expected = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, format!("{TOKEN}.{thumbprint}").as_bytes());
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Anything))
        .with_no_client_auth();
    config.alpn_protocols = vec![b"acme-tls/1".to_vec()];
    let Ok(stream) = TcpStream::connect(authority.target).await else { return false };
    let connector = tokio_rustls::TlsConnector::from(Arc::new(config));
    let Ok(stream) = connector.connect(ServerName::try_from(DOMAIN).unwrap(), stream).await else { return false };
    let presented = stream.get_ref().1.peer_certificates().unwrap()[0].clone();
    presented.windows(expected.as_ref().len()).any(|window| window == expected.as_ref())
}

/// Accepts any certificate: the challenge's is self-signed by design.
#[derive(Debug)]
struct Anything;

impl ServerCertVerifier for Anything {
    fn verify_server_cert(
        &self,
        _certificate: &CertificateDer<'_>,
        _chain: &[CertificateDer<'_>],
        _name: &ServerName<'_>,
        _ocsp: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signature: &rustls::DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signature: &rustls::DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<rustls::SignatureScheme> {
        rustls::crypto::aws_lc_rs::default_provider().signature_verification_algorithms.supported_schemes()
    }
}
