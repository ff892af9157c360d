package cn.yipanqi.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeyRingTests {

	private final Rings rings = new Rings();

	@TempDir
	private Path folder;

	@Test
	void firstStartMakesAKeyThatOthersCannotRead() throws IOException {
		Path keys = this.folder.resolve("home/keys");
		assertThat(this.rings.open(keys).current(Purpose.FIELD).number()).isEqualTo(1);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys))).isEqualTo("rwx------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("1.key"))))
			.isEqualTo("rw-------");
		assertThat(Files.readString(keys.resolve("1.key"))).matches("[0-9a-f]{64}\n");
		assertThat(files(keys)).containsExactly("1.key");
	}

	@Test
	void nextStartFindsTheSameKeys() {
		KeyRing ring = this.rings.open(this.folder);
		KeyRing next = this.rings.open(this.folder);
		for (Purpose purpose : Purpose.values()) {
			assertThat(next.current(purpose).bytes()).isEqualTo(ring.current(purpose).bytes())
				.hasSize(purpose.length());
		}
	}

	@Test
	void eachPurposeHasAKeyOfItsOwn() throws IOException {
		KeyRing ring = this.rings.open(this.folder);
		assertThat(Arrays.copyOf(ring.current(Purpose.SEAL).bytes(), Purpose.FIELD.length()))
			.isNotEqualTo(ring.current(Purpose.FIELD).bytes());
		assertThat(ring.current(Purpose.CHECK).bytes()).isNotEqualTo(ring.current(Purpose.FIELD).bytes());
		assertThat(ring.current(Purpose.SEAL)).hasToString("SEAL 1");
		assertThat(Files.readString(this.folder.resolve("1.key"))).doesNotContain(checkValue());
	}

	@Test
	void derivationStaysAsItIs() {
		MasterKey key = new MasterKey(7, new byte[MasterKey.LENGTH]);
		assertThat(key.checkValue()).isEqualTo("6a4025c919e7fc4ec8a4e3d1b36f024e");
		assertThat(key.derive(Purpose.FIELD).bytes()).asHexString()
			.isEqualToIgnoringCase("8cbba32db0a6a36bdc32bf1d8ee71163");
	}

	@Test
	void lostKeyIsNeverReplaced() throws IOException {
		this.rings.open(this.folder);
		Files.delete(this.folder.resolve("1.key"));
		assertThatExceptionOfType(VaultException.class).isThrownBy(() -> this.rings.open(this.folder))
			.withMessageContaining("Key 1")
			.withMessageContaining("missing")
			.withMessageContaining(this.folder.resolve("1.key").toString());
		assertThat(files(this.folder)).isEmpty();
	}

	@Test
	void wrongKeyIsTold() throws IOException {
		this.rings.open(this.folder);
		Files.writeString(this.folder.resolve("1.key"), "ab".repeat(32));
		assertThatExceptionOfType(VaultException.class).isThrownBy(() -> this.rings.open(this.folder))
			.withMessageContaining("is not the key that protects data in this database")
			.withMessageNotContaining("abab");
	}

	@Test
	void everyFaultIsTold() throws IOException {
		KeyRing ring = this.rings.open(this.folder);
		ring.rotate();
		Files.delete(this.folder.resolve("1.key"));
		Files.writeString(this.folder.resolve("2.key"), "cd".repeat(32));
		assertThatExceptionOfType(VaultException.class).isThrownBy(() -> this.rings.open(this.folder))
			.withMessageContaining("Key 1, which")
			.withMessageContaining("Key 2 in");
	}

	@Test
	void nodeWithAnotherRingRefusesToGoOn() {
		this.rings.open(this.folder.resolve("one"));
		assertThatExceptionOfType(VaultException.class)
			.isThrownBy(() -> this.rings.open(this.folder.resolve("another")));
		assertThat(this.folder.resolve("another")).doesNotExist();
		new Rings().open(this.folder.resolve("third"));
		assertThatExceptionOfType(VaultException.class).isThrownBy(() -> this.rings.open(this.folder.resolve("third")));
	}

	@Test
	void nodesThatStartTogetherShareOneKey() {
		List<CompletableFuture<KeyRing>> starts = IntStream.range(0, 6)
			.mapToObj((node) -> CompletableFuture.supplyAsync(() -> this.rings.open(this.folder)))
			.toList();
		assertThat(starts.stream().map((start) -> start.join().current(Purpose.FIELD).bytes()))
			.containsOnly(this.rings.open(this.folder).current(Purpose.FIELD).bytes());
		assertThat(files(this.folder)).containsExactly("1.key");
	}

	@Test
	void databasesThatShareAFolderShareItsKeys() {
		Rings other = new Rings();
		byte[] key = this.rings.open(this.folder).current(Purpose.FIELD).bytes();
		assertThat(other.open(this.folder).current(Purpose.FIELD).bytes()).isEqualTo(key);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "abc", "0123", "秘密", "00112233445566778899aabbccddeeff00112233445566778899aabbccddee" })
	void damagedFileIsNoKey(String content) throws IOException {
		Files.writeString(this.folder.resolve("1.key"), content);
		assertThatExceptionOfType(VaultException.class).isThrownBy(() -> this.rings.open(this.folder))
			.withMessageContaining("is no key");
	}

	@Test
	void otherFilesAreNotKeys() throws IOException {
		for (String name : List.of("0.key", "-1.key", "one.key", "1.key.bak", "9999999999.key", "readme.txt")) {
			Files.writeString(this.folder.resolve(name), "not a key");
		}
		assertThat(this.rings.open(this.folder).current(Purpose.FIELD).number()).isEqualTo(1);
	}

	@Test
	void rotationAddsAKeyAndKeepsTheOld() {
		KeyRing ring = this.rings.open(this.folder);
		byte[] first = ring.current(Purpose.SEAL).bytes();
		assertThat(ring.rotate()).isEqualTo(2);
		assertThat(ring.current(Purpose.SEAL).number()).isEqualTo(2);
		assertThat(ring.current(Purpose.SEAL).bytes()).isNotEqualTo(first);
		assertThat(ring.of(Purpose.SEAL, 1).bytes()).isEqualTo(first);
		assertThat(ring.rows().values().stream().map((row) -> row.retiredAt() != null)).containsExactly(true, false);
	}

	@Test
	void runningNodeTakesUpTheKeyOfAnother() {
		KeyRing running = this.rings.open(this.folder);
		this.rings.open(this.folder).rotate();
		assertThat(running.current(Purpose.FIELD).number()).isEqualTo(2);
	}

	@Test
	void runningNodeWithAFolderOfItsOwnWaitsForTheFile() throws IOException {
		Path far = this.folder.resolve("far");
		Path near = this.folder.resolve("near");
		KeyRing first = this.rings.open(near);
		Files.createDirectory(far);
		Files.copy(near.resolve("1.key"), far.resolve("1.key"));
		KeyRing second = this.rings.open(far);
		first.rotate();
		assertThat(second.current(Purpose.FIELD).number()).isEqualTo(1);
		assertThatExceptionOfType(VaultException.class).isThrownBy(() -> second.of(Purpose.FIELD, 2))
			.withMessageContaining("Key 2 is not in the ring")
			.withMessageContaining("2.key");
		Files.copy(near.resolve("2.key"), far.resolve("2.key"));
		assertThat(second.of(Purpose.FIELD, 2).bytes()).isEqualTo(first.of(Purpose.FIELD, 2).bytes());
		assertThat(second.current(Purpose.FIELD).number()).isEqualTo(2);
	}

	@Test
	void runningNodeDoesNotTakeUpAWrongOrUnknownKey() throws IOException {
		KeyRing ring = this.rings.open(this.folder);
		Files.writeString(this.folder.resolve("2.key"), "12".repeat(32));
		assertThat(ring.current(Purpose.FIELD).number()).isEqualTo(1);
		Files.delete(this.folder.resolve("1.key"));
		assertThat(ring.current(Purpose.FIELD).number()).isEqualTo(1);
	}

	@Test
	void keyThatIsLostForGoodCanBeNamed() throws IOException {
		this.rings.open(this.folder);
		Files.delete(this.folder.resolve("1.key"));
		KeyRing ring = this.rings.open(this.folder, 1);
		assertThat(ring.current(Purpose.FIELD).number()).isEqualTo(2);
		assertThatExceptionOfType(VaultException.class).isThrownBy(() -> ring.of(Purpose.FIELD, 1));
	}

	private String checkValue() {
		return this.rings.jdbc().sql("select check_value from vault_key").query(String.class).single();
	}

	private static List<String> files(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
