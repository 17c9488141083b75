//! A line to a private Postgres that a test can cut, slow down and block: TCP on a program's side, the server's socket on
//! the other.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream, UnixStream},
    sync::watch,
    task::{AbortHandle, JoinHandle},
};

/// Longest piece that is carried, and delayed, at once.
const PIECE_BYTES: usize = 16 * 1024;

/// What the line does to whatever passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Line {
    /// New connections are closed at once.
    pub refuses: bool,
    /// Nothing passes, neither bytes nor the end of a connection, while every connection stays open. What was sent
    /// meanwhile arrives when this ends, as after a network that lost and repeated its packets.
    pub blocked: bool,
    /// How long each piece takes longer, in either direction.
    pub delay: Duration,
    /// How long each piece that the server sends takes longer still. Cut meanwhile, the line has lost the answer to what
    /// was done.
    pub answer_delay: Duration,
    /// How many connections, from the first on, carry nothing any more and stay open, as behind a firewall that forgot them.
    pub dead: usize,
}

/// A running proxy. Dropping it closes the port and every connection.
#[derive(Debug)]
pub struct TcpProxy {
    address: SocketAddr,
    shared: Arc<Shared>,
    listening: JoinHandle<()>,
}

#[derive(Debug)]
struct Shared {
    socket: PathBuf,
    line: watch::Sender<Line>,
    connections: Mutex<Vec<AbortHandle>>,
    /// Connections that were ever made.
    made: AtomicUsize,
}

impl TcpProxy {
    /// A line to the Unix socket, on a free port of 127.0.0.1.
    pub async fn start(socket: &Path) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("a free port");
        let address = listener.local_addr().expect("a bound address");
        let shared = Arc::new(Shared {
            socket: socket.to_owned(),
            line: watch::Sender::default(),
            connections: Mutex::default(),
            made: AtomicUsize::default(),
        });
        let listening = tokio::spawn(listen(listener, Arc::clone(&shared)));
        Self {
            address,
            shared,
            listening,
        }
    }

    /// Where programs connect to.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Changes the line, for the connections there are and those to come.
    pub fn change(&self, change: impl FnOnce(&mut Line)) {
        self.shared.line.send_modify(change);
    }

    /// Every connection there is dies without a word; those to come are well.
    pub fn forget(&self) {
        let made = self.shared.made.load(Ordering::Relaxed);
        self.change(|line| line.dead = made);
    }

    /// Closes every connection.
    pub fn cut(&self) {
        for connection in self.shared.open_connections().drain(..) {
            connection.abort();
        }
    }

    /// Closes one connection, if there is any; `which` is taken modulo their number.
    pub fn cut_one(&self, which: usize) {
        let mut connections = self.shared.open_connections();
        if !connections.is_empty() {
            let which = which % connections.len();
            connections.swap_remove(which).abort();
        }
    }
}

impl Drop for TcpProxy {
    fn drop(&mut self) {
        self.listening.abort();
        self.cut();
    }
}

impl Shared {
    fn open_connections(&self) -> std::sync::MutexGuard<'_, Vec<AbortHandle>> {
        let mut connections = self
            .connections
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        connections.retain(|connection| !connection.is_finished());
        connections
    }
}

/// Whose bytes they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sender {
    Client,
    Server,
}

async fn listen(listener: TcpListener, shared: Arc<Shared>) {
    loop {
        let Ok((client, _)) = listener.accept().await else {
            continue;
        };
        if shared.line.borrow().refuses {
            continue;
        }
        let connection = tokio::spawn(connect(
            client,
            shared.socket.clone(),
            shared.line.subscribe(),
            shared.made.fetch_add(1, Ordering::Relaxed),
        ));
        shared.open_connections().push(connection.abort_handle());
    }
}

/// Carries one connection, of this number, until both sides have ended it, or one of them failed.
async fn connect(
    client: TcpStream,
    socket: PathBuf,
    mut line: watch::Receiver<Line>,
    number: usize,
) -> io::Result<()> {
    client.set_nodelay(true)?;
    pass(&mut line, Sender::Client, number).await?;
    let server = UnixStream::connect(socket).await?;
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    tokio::try_join!(
        carry(from_client, to_server, line.clone(), Sender::Client, number),
        carry(from_server, to_client, line, Sender::Server, number),
    )?;
    Ok(())
}

async fn carry(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    mut line: watch::Receiver<Line>,
    sender: Sender,
    number: usize,
) -> io::Result<()> {
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        let read = from.read(&mut piece).await;
        pass(&mut line, sender, number).await?;
        match read? {
            0 => return to.shutdown().await,
            length => to.write_all(&piece[..length]).await?,
        }
    }
}

/// Waits as the line wants it; fails when the proxy is gone.
async fn pass(line: &mut watch::Receiver<Line>, sender: Sender, number: usize) -> io::Result<()> {
    let Line {
        mut delay,
        answer_delay,
        ..
    } = *line.borrow();
    if sender == Sender::Server {
        delay += answer_delay;
    }
    if !delay.is_zero() {
        tokio::time::sleep(delay).await;
    }
    let open = line
        .wait_for(|line| !line.blocked && number >= line.dead)
        .await;
    open.map(|_| ()).map_err(io::Error::other)
}
