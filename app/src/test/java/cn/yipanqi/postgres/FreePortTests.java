package cn.yipanqi.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FreePortTests {

	@Test
	void isOneThatNobodyListensOnAndNoOutgoingConnectionIsGiven() throws IOException {
		int port = FreePort.find();
		assertThat(port).isLessThan(32_768);
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			assertThat(socket.isBound()).isTrue();
			assertThat(FreePort.isFree(port)).isFalse();
		}
	}

}
