package cn.yipanqi.vault;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

class VaultTests {

	private static final String HERE = "case.party_phone 1";

	private final Rings rings = new Rings();

	@TempDir
	private Path folder;

	private KeyRing ring;

	private Vault vault;

	@BeforeEach
	void open() {
		this.ring = this.rings.open(this.folder);
		this.vault = new Vault(this.ring);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "13812345678", "王五", "𠀀𪚥", "'; drop table entry; --", "sm4_1_00", "\u0000\n\t", "🧧" })
	void whatWasProtectedIsRevealed(String plain) {
		String stored = this.vault.protect(plain, HERE);
		assertThat(this.vault.reveal(stored, HERE)).isEqualTo(plain);
		assertThat(stored).matches("[a-z][a-z0-9_]*").startsWith("sm4_1_");
		assertThat(Vault.isProtected(stored)).isTrue();
		assertThat(Vault.keyNumber(stored)).isEqualTo(1);
	}

	@Test
	void longTextIsRevealed() {
		String plain = "长".repeat(200_000);
		assertThat(this.vault.reveal(this.vault.protect(plain, HERE), HERE)).isEqualTo(plain);
	}

	@Test
	void sameValueNeverLooksTheSame() {
		assertThat(IntStream.range(0, 200).mapToObj((i) -> this.vault.protect("13812345678", HERE)))
			.doesNotHaveDuplicates();
	}

	@Test
	void halfACharacterIsRefusedAndNotReplaced() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.vault.protect("a\ud800b", HERE));
	}

	@Test
	void valueIsBoundToItsPlace() {
		String stored = this.vault.protect("13812345678", HERE);
		assertThatExceptionOfType(VaultException.class)
			.isThrownBy(() -> this.vault.reveal(stored, "case.party_phone 2"))
			.withMessageContaining("belongs elsewhere")
			.withMessageNotContaining("138");
	}

	@Test
	void everyChangedDigitIsNoticed() {
		String stored = this.vault.protect("13812345678", HERE);
		for (int i = "sm4_1_".length(); i < stored.length(); i++) {
			char other = (stored.charAt(i) == '0') ? '1' : '0';
			String changed = stored.substring(0, i) + other + stored.substring(i + 1);
			assertThatExceptionOfType(VaultException.class).isThrownBy(() -> this.vault.reveal(changed, HERE));
		}
	}

	@Test
	void valueDoesNotPassUnderAnotherKey() {
		String stored = this.vault.protect("13812345678", HERE);
		this.ring.rotate();
		assertThatExceptionOfType(VaultException.class)
			.isThrownBy(() -> this.vault.reveal(stored.replace("sm4_1_", "sm4_2_"), HERE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "13812345678", "sm4_1_", "sm4_1_00ff", "sm4_0_00", "sm4_x_00", "sm4_99999999999_00",
			"SM4_1_00", "sm4_-1_00" })
	void whatIsNotProtectedIsNotRevealed(String stored) {
		assertThat(Vault.isProtected(stored)).isFalse();
		assertThatExceptionOfType(VaultException.class).isThrownBy(() -> this.vault.reveal(stored, HERE))
			.withMessageContaining("is not a protected value");
	}

	@Test
	void oldValuesAreReadAfterARotationAndNewOnesUseTheNewKey() {
		String old = this.vault.protect("13812345678", HERE);
		this.ring.rotate();
		assertThat(this.vault.reveal(old, HERE)).isEqualTo("13812345678");
		assertThat(this.vault.protect("13812345678", HERE)).startsWith("sm4_2_");
	}

	@Test
	void columnIsBroughtUnderTheCurrentKey() {
		JdbcClient jdbc = this.rings.jdbc();
		jdbc.sql("create table person (id bigint primary key, phone text)").update();
		ProtectedColumn phones = new ProtectedColumn(jdbc, this.vault, "person", "id", "phone");
		for (long id = 1; id <= 1203; id++) {
			keep(jdbc, id, phones.protect("1380000" + (1000 + id), id));
		}
		keep(jdbc, 2001, null);
		keep(jdbc, 2002, "in clear");
		keep(jdbc, 2003, phones.protect("of another", 1));
		assertThat(phones.counts()).containsExactly(entry(0, 1L), entry(1, 1204L));
		this.ring.rotate();
		keep(jdbc, 2004, phones.protect("13900000000", 2004));
		ProtectedTable.Reencryption result = phones.reencrypt();
		assertThat(result.done()).isEqualTo(1203);
		assertThat(result.unreadable()).containsExactly("person.phone 2003");
		assertThat(phones.counts()).containsExactly(entry(0, 1L), entry(1, 1L), entry(2, 1204L));
		assertThat(phones.reencrypt().done()).isZero();
		String stored = jdbc.sql("select phone from person where id = 77").query(String.class).single();
		assertThat(phones.reveal(stored, 77)).isEqualTo("13800001077");
	}

	@Test
	void columnThatIsTakenOverEncryptsWhatStandsInClear() {
		JdbcClient jdbc = this.rings.jdbc();
		jdbc.sql("create table person (id bigint primary key, phone text)").update();
		ProtectedColumn strict = new ProtectedColumn(jdbc, this.vault, "person", "id", "phone");
		ProtectedColumn phones = strict.takingOver();
		for (long id = 1; id <= 1203; id++) {
			keep(jdbc, id, "1380000" + (1000 + id));
		}
		keep(jdbc, 2001, null);
		keep(jdbc, 2002, phones.protect("13900000000", 2002));
		this.ring.rotate();
		assertThatIllegalStateException().isThrownBy(strict::takeOver);
		assertThat(strict.reencrypt().done()).isEqualTo(1);
		assertThat(phones.takeOver()).isEqualTo(1203);
		assertThat(phones.takeOver()).isZero();
		assertThat(phones.counts()).containsExactly(entry(2, 1204L));
		String stored = jdbc.sql("select phone from person where id = 77").query(String.class).single();
		assertThat(phones.reveal(stored, 77)).isEqualTo("13800001077");
		keep(jdbc, 3000, "13812345678");
		assertThat(phones.reencrypt().done()).isEqualTo(1);
	}

	@Test
	void fileIsRevealedAtItsPlaceOnlyAndUnchanged() {
		byte[] plain = new byte[100_000];
		new Random(7).nextBytes(plain);
		byte[] stored = this.vault.protect(plain, HERE);
		assertThat(this.vault.reveal(stored, HERE)).isEqualTo(plain);
		assertThat(new String(stored, 0, 6, StandardCharsets.US_ASCII)).isEqualTo("sm4_1_");
		assertThat(stored).hasSizeLessThan(plain.length + 50).isNotEqualTo(this.vault.protect(plain, HERE));
		assertThatExceptionOfType(VaultException.class).isThrownBy(() -> this.vault.reveal(stored, "elsewhere"));
		for (int at : new int[] { 0, 4, 6, 20, stored.length - 1 }) {
			byte[] changed = stored.clone();
			changed[at] ^= 1;
			assertThatExceptionOfType(VaultException.class).isThrownBy(() -> this.vault.reveal(changed, HERE));
		}
		for (int length : new int[] { 0, 6, 20, 33, stored.length - 1 }) {
			byte[] cut = Arrays.copyOf(stored, length);
			assertThatExceptionOfType(VaultException.class).isThrownBy(() -> this.vault.reveal(cut, HERE));
		}
		assertThat(this.vault.reveal(this.vault.protect(new byte[0], HERE), HERE)).isEmpty();
	}

	@Test
	void columnHasAPlainName() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ProtectedColumn(this.rings.jdbc(), this.vault, "person; drop", "id", "phone"));
	}

	private static void keep(JdbcClient jdbc, long id, String stored) {
		jdbc.sql("insert into person values (?, ?)").param(id).param(stored).update();
	}

}
