package cn.yipanqi.figures;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/**
 * Lets the board see what other nodes and the command line have written: twice a second
 * it follows the ledger's tail. What this node writes, it sees at once anyway.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class BoardFollower {

	private static final Logger LOGGER = LoggerFactory.getLogger(BoardFollower.class);

	private final Board board;

	private boolean lost;

	BoardFollower(Board board) {
		this.board = board;
	}

	@Scheduled(fixedDelay = 500)
	void follow() {
		try {
			this.board.follow();
			this.lost = false;
		}
		catch (DataAccessException | TransactionException ex) {
			if (!this.lost) {
				LOGGER.warn("The board cannot follow the ledger and will go on trying: {}", ex.getMessage());
			}
			this.lost = true;
		}
	}

}
