package throughline.edge.directory;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.dispatch.PostForm;
import throughline.dispatch.Posts;
import throughline.dispatch.Technicians;
import throughline.kernel.Page;

/** Who stands on the rungs of ladders beside those on call, and which areas help each other out. */
@RestController
class PostEndpoints {
    private final Posts posts;
    private final Technicians technicians;
    private final Asking asking;

    PostEndpoints(Posts posts, Technicians technicians, Asking asking) {
        this.posts = posts;
        this.technicians = technicians;
        this.asking = asking;
    }

    record TechnicianNamed(UUID id, String name, boolean active) {}

    /** @param days 1 is Monday; all seven without times is round the clock */
    record PostShown(
            UUID id,
            String who,
            @Nullable String area,
            TechnicianNamed technician,
            int rank,
            List<Integer> days,
            @Nullable LocalTime begins,
            @Nullable LocalTime ends) {}

    record NeighboursForm(@Nullable List<String> neighbours) {}

    @GetMapping("/api/posts")
    Page<PostShown> posts() {
        return new Page<>(posts.list().stream().map(this::shown).toList(), null);
    }

    @PostMapping("/api/posts")
    @ResponseStatus(HttpStatus.CREATED)
    PostShown give(@RequestBody PostForm form) {
        return shown(posts.give(form, asking.user()));
    }

    @DeleteMapping("/api/posts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@PathVariable UUID id) {
        posts.take(id, asking.user());
    }

    @GetMapping("/api/neighbours")
    Page<Posts.Neighbours> neighbours() {
        return new Page<>(posts.neighbours(), null);
    }

    @PutMapping("/api/neighbours/{area}")
    Page<Posts.Neighbours> neighbours(@PathVariable String area, @RequestBody NeighboursForm form) {
        posts.neighbours(area, form.neighbours() == null ? List.of() : form.neighbours(), asking.user());
        return neighbours();
    }

    private PostShown shown(Posts.Post post) {
        var technician = technicians.get(post.technician());
        var hours = post.hours();
        var days = hours == null ? List.of(DayOfWeek.values()) : List.copyOf(hours.days());
        var times = hours == null || hours.begins().equals(hours.ends()) ? null : hours;
        return new PostShown(
                post.id(),
                post.who().word(),
                post.area(),
                new TechnicianNamed(technician.id(), technician.name(), technician.active()),
                post.rank(),
                days.stream().map(DayOfWeek::getValue).sorted().toList(),
                times == null ? null : times.begins(),
                times == null ? null : times.ends());
    }
}
