//! A client that is just enough for a health check inside a container, where there is no other.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

/// How long to wait for the answer. A healthy process answers from memory in milliseconds;
/// container engines give a health check half a minute.
const PATIENCE: Duration = Duration::from_secs(3);

/// The longest answer that is read, in bytes: the status is in its first line.
const LONGEST_ANSWER: u64 = 4096;

/// Why a running Keypoint does not count as healthy.
#[derive(Debug, thiserror::Error)]
pub enum Unhealthy {
    /// There is nothing to ask.
    #[error("the public listener is off; switch it on with `public_listen`, as in 127.0.0.1:8080")]
    Off,
    /// Nothing listens there, or it hangs up.
    #[error("cannot ask {address}: {source}; is Keypoint running with this `public_listen`?")]
    Unreachable {
        /// Where it was asked.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// It does not answer in time.
    #[error("{0} did not answer within 3 seconds; restart it if it goes on")]
    Silent(SocketAddr),
    /// It answers, and is not well.
    #[error("{address} answered `{status}`; its log says why")]
    Unwell {
        /// Where it was asked.
        address: SocketAddr,
        /// The first line of the answer.
        status: String,
    },
}

/// Asks the public listener for `/healthz`.
///
/// # Errors
/// When it does not answer that it is healthy.
pub async fn ask(public_listen: Option<SocketAddr>) -> Result<(), Unhealthy> {
    let address = reachable(public_listen.ok_or(Unhealthy::Off)?);
    let answer = timeout(PATIENCE, first_line(address)).await.map_err(|_| Unhealthy::Silent(address))?;
    let status = answer.map_err(|source| Unhealthy::Unreachable { address, source })?;
    if status.starts_with("HTTP/1.1 200") { Ok(()) } else { Err(Unhealthy::Unwell { address, status }) }
}

/// A listener on every address of the machine is asked on loopback.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

async fn first_line(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!("GET /healthz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.take(LONGEST_ANSWER).read_to_end(&mut answer).await?;
    let text = String::from_utf8_lossy(&answer);
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    /// Serves one connection with this answer; gives back where, and the request that came.
    async fn answer_once(answer: &'static str) -> (SocketAddr, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let served = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = [0; 1024];
            let length = stream.read(&mut request).await.unwrap();
            stream.write_all(answer.as_bytes()).await.unwrap();
            String::from_utf8_lossy(&request[..length]).into_owned()
        });
        (address, served)
    }

    #[tokio::test]
    async fn a_listener_on_every_address_is_asked_on_loopback_and_its_200_is_healthy() {
        let (address, served) = answer_once("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok").await;
        let everywhere = SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), address.port());
        ask(Some(everywhere)).await.unwrap();
        assert!(served.await.unwrap().starts_with("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:"));
    }

    #[tokio::test]
    async fn any_other_status_is_unhealthy_and_told() {
        let (address, _served) = answer_once("HTTP/1.1 503 Service Unavailable\r\n\r\n").await;
        let error = ask(Some(address)).await.unwrap_err();
        assert!(matches!(&error, Unhealthy::Unwell { status, .. } if status.contains("503")), "{error}");
    }

    #[tokio::test]
    async fn no_listener_and_a_listener_that_is_off_are_unhealthy() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let free = listener.local_addr().unwrap();
        drop(listener);
        assert!(matches!(ask(Some(free)).await, Err(Unhealthy::Unreachable { .. })));
        assert!(matches!(ask(None).await, Err(Unhealthy::Off)));
    }
}
