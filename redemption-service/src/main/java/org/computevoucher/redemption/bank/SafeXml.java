package org.computevoucher.redemption.bank;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks a document over before anything else reads it: no DTD and so no entities of its own (OWASP,
 * XML External Entity Prevention), no great depth, and the namespace that is expected.
 */
final class SafeXml {

    private static final int MAX_DEPTH = 50;

    private SafeXml() {}

    /**
     * @throws StatusReportUnreadableException if it is not well-formed, not in UTF-8, or dangerous
     */
    static String text(byte[] xml, String namespace) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(xml)).toString();
            check(xml, namespace);
            return text;
        } catch (XMLStreamException e) {
            throw new StatusReportUnreadableException("The body is no well-formed XML.");
        } catch (CharacterCodingException e) {
            throw new StatusReportUnreadableException("The body is not in UTF-8.");
        }
    }

    private static void check(byte[] xml, String namespace) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader =
                factory.createXMLStreamReader(
                        new ByteArrayInputStream(xml), StandardCharsets.UTF_8.name());
        int depth = 0;
        boolean root = true;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new StatusReportUnreadableException(
                                "The body has a document type or an entity, which is not taken.");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MAX_DEPTH) {
                        throw new StatusReportUnreadableException("The body is nested too deep.");
                    }
                    if (root && !namespace.equals(reader.getNamespaceURI())) {
                        throw new StatusReportUnreadableException(
                                "The body's root element must be in the namespace " + namespace);
                    }
                    root = false;
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // text and comments
                }
            }
        }
    }
}
