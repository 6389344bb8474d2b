package dev.evenkeel.operation.drill.halfdeploy.bench;

import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Wire;
import dev.evenkeel.source.database.CatalogReader;
import java.util.List;

/**
 * What a drill works with.
 *
 * @param sandbox where databases are made to be broken
 * @param wiring cuts what runs between tool and database
 * @param migrator the tool under drill
 * @param reader fingerprints what is left
 * @param opening what each session of the tool runs first
 */
public record Rig(
    Sandbox sandbox,
    Wire.Wiring wiring,
    Migrator migrator,
    CatalogReader reader,
    List<String> opening) {}
