# A mail server on the loopback (python3-aiosmtpd): takes mail on a free port, which it writes into the file `port`, keeps
# each message as mail.1, mail.2, … in the current directory, and refuses what is for refused@example.com.
import asyncio, os
from aiosmtpd.smtp import SMTP
class Sink:
    count = 0
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address == "refused@example.com":
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"
    async def handle_DATA(self, server, session, envelope):
        Sink.count += 1
        with open(f"mail.{Sink.count}", "wb") as file:
            file.write(b"X-To: " + ",".join(envelope.rcpt_tos).encode() + b"\r\n" + envelope.content)
        return "250 OK"
async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Sink()), "127.0.0.1", 0)
    with open("port.new", "w") as file:
        file.write(str(server.sockets[0].getsockname()[1]))
    os.rename("port.new", "port")
    await server.serve_forever()
asyncio.run(main())
