package cn.yipanqi.briefing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test of briefings in the made-up city with its accounts. All such tests share one
 * context and write to its ledger, so each looks only at what it knows.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = { "yipanqi.pack=../packs/product-food-safety-2007", "yipanqi.demo.size=12000",
		"yipanqi.home=target/briefing-home", "yipanqi.briefing.address=https://yipanqi.example.cn" })
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@interface BriefingCityTest {

}
